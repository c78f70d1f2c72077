package io.montty.deployer.manual;

/**
 * Say which edition of the manual it is.
 *
 * @param version the version of MonTTY
 * @param date when that was made, such as 2026-01-31
 */
public record Edition(String version, String date) {

    /** Return the lines that a page begins with. */
    String heading(String title, int section) {
        return ".TH \"" + Troff.escape(title) + "\" " + section + " \"" + date + "\" \"MonTTY "
                + Troff.escape(version) + "\" \"MonTTY manual\"\n"
                + ".nh\n.ad l\n"; // neither options nor words are to be torn apart
    }
}
