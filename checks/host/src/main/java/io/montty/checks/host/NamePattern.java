package io.montty.checks.host;

/**
 * Match names as a shell does: {@code *} stands for any characters, {@code ?} for one.
 *
 * @param pattern with wildcards or without
 */
record NamePattern(String pattern) {

    static boolean isWildcard(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /** Tell whether {@code name} matches any of {@code patterns}. */
    static boolean any(Iterable<String> patterns, String name) {
        for (String pattern : patterns) {
            if (new NamePattern(pattern).matches(name)) {
                return true;
            }
        }
        return false;
    }

    boolean matches(String name) {
        int star = -1;
        int retry = 0;
        int at = 0;
        int i = 0;
        while (i < name.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                retry = i;
            } else if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == name.charAt(i))) {
                at++;
                i++;
            } else if (star >= 0) {
                // Let the last star take one character more: no earlier star has to be asked again.
                at = star + 1;
                i = ++retry;
            } else {
                return false;
            }
        }
        return pattern.substring(at).chars().allMatch(c -> c == '*');
    }
}
