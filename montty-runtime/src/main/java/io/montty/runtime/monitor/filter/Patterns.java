package io.montty.runtime.monitor.filter;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Take regular expressions that can be bounded. */
final class Patterns {

    /** How many characters a pattern may have. */
    static final int LONGEST = 100;

    /** How often all counted repetitions of a pattern may repeat, one within the other. */
    private static final long MOST_REPEATS = 10_000;

    private static final int MOST_DIGITS = 6;
    private static final String EXAMPLE = "such as ~disk|swap~";

    private Patterns() {}

    /**
     * Understand a pattern; the case of letters is no matter.
     *
     * @param column where it begins, from 1
     */
    static Pattern compile(String pattern, int column) throws FilterException {
        if (pattern.isEmpty()) {
            throw new FilterException(column, "expected a pattern, " + EXAMPLE);
        }
        if (pattern.length() > LONGEST) {
            throw new FilterException(column, "expected at most " + LONGEST + " characters, " + EXAMPLE);
        }
        if (repeats(pattern) > MOST_REPEATS) {
            throw new FilterException(column, "expected at most " + MOST_REPEATS + " repeats, " + EXAMPLE);
        }
        try {
            return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (PatternSyntaxException e) {
            // What Java quotes by itself in a pattern moves the place that it complains of.
            int place = Math.max(0, Math.min(e.getIndex(), pattern.length()));
            String reason = e.getDescription().toLowerCase(Locale.ROOT);
            throw new FilterException(column + place, reason + "; expected a pattern, " + EXAMPLE);
        } catch (IllegalArgumentException | StackOverflowError e) {
            throw new FilterException(column, "expected a pattern, " + EXAMPLE);
        }
    }

    /** Repeating nothing looks at no character, so that counting looks does not bound it. */
    private static long repeats(String pattern) {
        long product = 1;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', open + 1)) {
            int close = pattern.indexOf('}', open);
            String counts = pattern.substring(open + 1, close < 0 ? pattern.length() : close);
            product = Math.min(MOST_REPEATS + 1, product * greatest(counts));
        }
        return product;
    }

    private static long greatest(String counts) {
        long greatest = 1;
        for (String count : counts.split(",", -1)) {
            String digits = count.replaceAll("\\D", "");
            boolean tooMany = digits.length() > MOST_DIGITS;
            greatest = Math.max(greatest, tooMany ? MOST_REPEATS + 1 : Long.parseLong("0" + digits));
        }
        return greatest;
    }
}
