package io.montty.runtime.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replace what a pattern matches, in a bounded number of steps.
 *
 * <p>A pattern with repetitions within repetitions may look at a line practically for ever. Every look at
 * a character is counted, and after too many of them the whole line counts as a match: what cannot be judged in time is
 * not let out.
 */
final class BoundedPattern {

    /** Looks at characters for one line; an honest pattern needs a few for each character. */
    private static final int MOST_FOR_A_LINE = 2_000_000;

    /** Looks at characters in all, some tenths of a second. */
    private static final long MOST = 100_000_000;

    private final Pattern pattern;
    private long left = MOST;
    private boolean slow;

    BoundedPattern(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** Tell whether a line had to be given up. */
    boolean isSlow() {
        return slow;
    }

    String replace(String line, String mark) {
        CountedText text = new CountedText(line, Math.min(MOST_FOR_A_LINE, left));
        try {
            return replace(line, pattern.matcher(text), mark);
        } catch (TooManyLooks | StackOverflowError e) {
            slow = true;
            return mark;
        } finally {
            left -= text.looks;
        }
    }

    private static String replace(String line, Matcher matcher, String mark) {
        StringBuilder replaced = new StringBuilder();
        int done = 0;
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                replaced.append(line, done, matcher.start()).append(mark);
                done = matcher.end();
            }
        }
        return done == 0 ? line : replaced.append(line, done, line.length()).toString();
    }

    /** End a match from within. */
    private static final class TooManyLooks extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyLooks() {
            super("too many looks at characters", null, false, false);
        }
    }

    /** Count how often a character is looked at. */
    private static final class CountedText implements CharSequence {

        private final String text;
        private final long most;
        private long looks;

        CountedText(String text, long most) {
            this.text = text;
            this.most = most;
        }

        @Override
        public char charAt(int index) {
            if (looks >= most) {
                throw new TooManyLooks();
            }
            looks++;
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
