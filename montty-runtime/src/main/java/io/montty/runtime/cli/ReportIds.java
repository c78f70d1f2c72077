package io.montty.runtime.cli;

import java.util.List;
import java.util.regex.Pattern;

/** Find what a person means by an id, or by the beginning of one. */
final class ReportIds {

    /** How many characters of an id are shown, and are enough to name it where that is unambiguous. */
    static final int SHORT = 8;

    private static final int MOST_NAMED = 5;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + SHORT + ",32}");

    private ReportIds() {}

    /**
     * Return the one of {@code known} that {@code text} is or begins; none if there is no such id.
     *
     * @throws UsageException if it is no id, or begins several
     */
    static List<String> startingWith(String text, List<String> known) {
        if (!FORM.matcher(text).matches()) {
            throw new UsageException("'" + text + "' is no id, expected 8 to 32 of the characters 0-9 and a-f");
        }
        List<String> meant =
                known.stream().filter(id -> id.startsWith(text)).distinct().toList();
        if (meant.size() > 1) {
            throw new UsageException("'" + text + "' is the beginning of " + meant.size() + " ids, give more of it: "
                    + String.join(", ", meant.subList(0, Math.min(meant.size(), MOST_NAMED)))
                    + (meant.size() > MOST_NAMED ? ", ..." : ""));
        }
        return meant;
    }
}
