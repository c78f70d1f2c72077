package io.montty.runtime.state;

/**
 * Match texts such as ids of checks and names of hosts: {@code *} stands for any characters, {@code ?} for one, and
 * every other character for itself.
 *
 * @param pattern what to match
 */
record Glob(String pattern) {

    /** Tell whether all of {@code text} matches. */
    boolean matches(String text) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (at < text.length()) {
            if (in < pattern.length() && pattern.charAt(in) == '*') {
                star = in++;
                resume = at;
            } else if (in < pattern.length() && (pattern.charAt(in) == '?' || pattern.charAt(in) == text.charAt(at))) {
                in++;
                at++;
            } else if (star >= 0) {
                // Only the last star has to give way: what the ones before it took was as short as could be.
                in = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        return pattern.substring(in).chars().allMatch(c -> c == '*');
    }
}
