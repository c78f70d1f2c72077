package io.montty.runtime.monitor.filter;

import java.util.Locale;

/**
 * Look for text, whatever the case of its letters; a star stands for any characters.
 *
 * @param text in lower case
 * @param whole whether all of a text must be like it; else it has to occur in it
 */
record Glob(String text, boolean whole) {

    /** Look for what a key was given: all of a text must be like it if it has a star, else it has to occur in it. */
    static Glob of(String value) {
        return new Glob(value.toLowerCase(Locale.ROOT), value.indexOf('*') >= 0);
    }

    /** Look for a word that may stand anywhere. */
    static Glob anywhere(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.indexOf('*') < 0 ? new Glob(lower, false) : new Glob("*" + lower + "*", true);
    }

    /** Look for exactly this text, which may stand anywhere. */
    static Glob literal(String text) {
        return new Glob(text.toLowerCase(Locale.ROOT), false);
    }

    boolean matches(String candidate) {
        String lower = candidate.toLowerCase(Locale.ROOT);
        return whole ? isLike(lower) : lower.contains(text);
    }

    /** A star takes as little as it can; where that does not work out, the last one takes a character more. */
    private boolean isLike(String candidate) {
        int at = 0;
        int read = 0;
        int star = -1;
        int taken = 0;
        while (read < candidate.length()) {
            if (at < text.length() && text.charAt(at) == '*') {
                star = at++;
                taken = read;
            } else if (at < text.length() && text.charAt(at) == candidate.charAt(read)) {
                at++;
                read++;
            } else if (star >= 0) {
                at = star + 1;
                read = ++taken;
            } else {
                return false;
            }
        }
        while (at < text.length() && text.charAt(at) == '*') {
            at++;
        }
        return at == text.length();
    }
}
