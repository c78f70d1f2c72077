package io.montty.runtime.report.legacy;

import io.montty.api.Status;
import java.util.regex.Pattern;

/** Write the line that heads a check. */
final class LegacyHeaderLine {

    private static final int LONGEST_TITLE = 65;
    private static final int KEPT_OF_LONGER = 63;
    private static final int DEEPEST = 5;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}\\x{2029}]");

    private LegacyHeaderLine() {}

    /** Return {@code title} as the line shows it: 65 characters at most. */
    static String title(String title) {
        String line = CONTROL.matcher(title).replaceAll(" ");
        return line.codePointCount(0, line.length()) <= LONGEST_TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, KEPT_OF_LONGER)) + "**";
    }

    /** Return the line with its end. */
    static String of(String title, Status status, int level) {
        String shown = title(title);
        String dots = ".".repeat(Math.min(level, DEEPEST));
        String blanks = " ".repeat(DEEPEST - dots.length());
        return shown + " ".repeat(LONGEST_TITLE - shown.codePointCount(0, shown.length())) + " " + blanks + dots + "("
                + status + ")" + dots + blanks + "\n";
    }
}
