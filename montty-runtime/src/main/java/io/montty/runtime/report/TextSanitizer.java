package io.montty.runtime.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Make text that came from a host safe to print: what comes out holds no control character, none that changes the
 * direction or the look of its neighbours, and is bounded in length. What was replaced or cut stays visible.
 */
public final class TextSanitizer {

    /** How many code points a line may have, its mark included. */
    public static final int LONGEST_LINE = 4096;

    /** How many lines a text may have, its mark included. */
    public static final int MOST_LINES = 5000;

    private static final int MOST_MARKS = 2;
    private static final int TAB_STOP = 8;
    private static final int NO_BASE = -1;

    /** Return {@code text} as one line; a line end in it becomes {@code ^J}. */
    public String line(String text) {
        Line line = new Line();
        int read = 0;
        while (read < text.length() && line.length <= LONGEST_LINE) {
            int codePoint = text.codePointAt(read);
            line.append(codePoint);
            read += Character.charCount(codePoint);
        }
        return line.length <= LONGEST_LINE
                ? line.text.toString()
                : line.cut(" [cut: the line has " + text.codePointCount(0, text.length()) + " characters]");
    }

    /** Return {@code text} line by line; a line end at its end starts no further line. */
    public List<String> lines(String text) {
        return text.isEmpty()
                ? List.of()
                : lines(List.of(withoutLastLineEnd(text).split("\n", -1)));
    }

    /** Return {@code lines}, each as one line. */
    public List<String> lines(List<String> lines) {
        int kept = lines.size() <= MOST_LINES ? lines.size() : MOST_LINES - 1;
        List<String> safe = new ArrayList<>(kept + 1);
        for (String line : lines.subList(0, kept)) {
            safe.add(line(line));
        }
        if (kept < lines.size()) {
            safe.add("[cut: " + (lines.size() - kept) + " more lines]");
        }
        return List.copyOf(safe);
    }

    private static String withoutLastLineEnd(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /** Collect one line of output, and know what the next combining mark would sit on. */
    private static final class Line {

        private final StringBuilder text = new StringBuilder();
        private int length;
        private int marks = NO_BASE;

        void append(int codePoint) {
            if (codePoint == '\t') {
                escape(" ".repeat(TAB_STOP - length % TAB_STOP));
            } else if (codePoint < ' ') {
                escape("^" + (char) (codePoint + '@'));
            } else if (isMark(codePoint)) {
                appendMark(codePoint);
            } else if (isUnsafe(codePoint)) {
                escape(visible(codePoint));
            } else {
                text.appendCodePoint(codePoint);
                length++;
                marks = 0;
            }
        }

        private void appendMark(int codePoint) {
            if (marks == NO_BASE || marks == MOST_MARKS) {
                text.append(visible(codePoint));
                length += visible(codePoint).length();
            } else {
                text.appendCodePoint(codePoint);
                length++;
                marks++;
            }
        }

        private void escape(String visible) {
            text.append(visible);
            length += visible.length();
            marks = NO_BASE;
        }

        String cut(String mark) {
            int end = text.offsetByCodePoints(0, LONGEST_LINE - mark.length());
            return text.substring(0, end) + mark;
        }
    }

    private static String visible(int codePoint) {
        return "\\u{" + Integer.toHexString(codePoint).toUpperCase(Locale.ROOT) + "}";
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isUnsafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
