package io.montty.deployer.shell;

/** Write text so that systemd reads it as one word of a unit. */
public final class UnitWord {

    private UnitWord() {}

    /**
     * Return {@code text} in quotes, so that systemd reads nothing into it.
     *
     * @param dollar what stands for a dollar sign there
     */
    public static String quote(String text, String dollar) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("%", "%%")
                        .replace("$", dollar)
                + '"';
    }
}
