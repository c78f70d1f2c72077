package io.montty.runtime.monitor.io;

import io.montty.api.Status;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold the line that heads a check in the text format of MonTTY 1; not safe to print.
 *
 * @param title as much of it as the line has room for
 * @param level how many dots are before and behind the status
 */
record LegacyHeading(String title, Status status, int level) {

    private static final int TITLE = 65;

    /** What follows the title: a blank, five places for dots, the status, and as many dots. */
    private static final Pattern REST = Pattern.compile(" {1,6}(\\.{0,5})\\((NA|OKAY|WARN|ALERT)\\)(\\.{0,5}) *");

    private static final int BEFORE_STATUS = 6;
    private static final int LONGEST_REST = 24;

    /** MonTTY 1 folds its headers as well: from so deep on the status stands in a line of its own. */
    private static final Pattern FOLDED = Pattern.compile("(\\.{3,5})\\((NA|OKAY|WARN|ALERT)\\)\\1");

    /** Read a line that holds but the status of the title in the line before; empty if it is not such a line. */
    static Optional<LegacyHeading> parseFolded(String titleLine, String line) {
        Matcher folded = FOLDED.matcher(line.strip());
        return folded.matches()
                ? Optional.of(new LegacyHeading(
                        titleLine.strip(),
                        Status.valueOf(folded.group(2)),
                        folded.group(1).length()))
                : Optional.empty();
    }

    /** Read a line; empty if it is not such a line. */
    static Optional<LegacyHeading> parse(String line) {
        int length = line.codePointCount(0, line.length());
        if (length <= TITLE || length > TITLE + LONGEST_REST) {
            return Optional.empty();
        }
        int split = line.offsetByCodePoints(0, TITLE);
        Matcher rest = REST.matcher(line.substring(split));
        if (!rest.matches()
                || !rest.group(1).equals(rest.group(3))
                || rest.end(1) != BEFORE_STATUS
                || line.substring(0, split).isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new LegacyHeading(
                line.substring(0, split).strip(),
                Status.valueOf(rest.group(2)),
                rest.group(1).length()));
    }
}
