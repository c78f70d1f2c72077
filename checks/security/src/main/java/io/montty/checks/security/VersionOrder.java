package io.montty.checks.security;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Order versions as package managers do at heart: digits by their value, all else by its letters. */
final class VersionOrder implements Comparator<String>, Serializable {

    private static final long serialVersionUID = 1L;
    private static final Pattern PART = Pattern.compile("\\d+|[A-Za-z]+");

    @Override
    public int compare(String one, String other) {
        List<String> left = parts(one);
        List<String> right = parts(other);
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = comparePart(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int comparePart(String one, String other) {
        boolean number = Character.isDigit(one.charAt(0));
        if (number != Character.isDigit(other.charAt(0))) {
            return number ? 1 : -1; // 6.1.0 is newer than 6.1.rc
        }
        return number ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
    }

    private static List<String> parts(String version) {
        List<String> parts = new ArrayList<>();
        for (Matcher matcher = PART.matcher(version); matcher.find(); ) {
            parts.add(matcher.group());
        }
        return parts;
    }
}
