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
        } catch (CountedText.TooManyLooks | StackOverflowError e) {
            slow = true;
            return mark;
        } finally {
            left -= text.looks();
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
}
