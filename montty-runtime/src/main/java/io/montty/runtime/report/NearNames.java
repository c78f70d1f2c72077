package io.montty.runtime.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Find what a person may have meant by a name that there is none of. */
public final class NearNames {

    private static final int MOST = 5;
    private static final int FARTHEST = 2;

    private NearNames() {}

    /** Return the names that are nearest to {@code wanted}, the nearest first; those that hold it count as near. */
    public static List<String> of(String wanted, Collection<String> names) {
        return names.stream()
                .filter(name -> rank(wanted, name) <= FARTHEST + 1)
                .sorted(Comparator.<String>comparingInt(name -> rank(wanted, name))
                        .thenComparingInt(String::length)
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** What comes after a slash may be all that a person remembers. */
    private static int rank(String wanted, String name) {
        return Math.min(rankOfWhole(wanted, name), rankOfWhole(wanted, name.substring(name.lastIndexOf('/') + 1)));
    }

    private static int rankOfWhole(String wanted, String name) {
        int distance = distance(wanted, name);
        boolean holds = name.contains(wanted) || wanted.contains(name);
        return distance <= FARTHEST && distance < wanted.length() ? distance : holds ? FARTHEST + 1 : Integer.MAX_VALUE;
    }

    /** Return how many characters must be put in, taken out or replaced to make one of the other. */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int i = 0; i <= other.length(); i++) {
            above[i] = i;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] here = new int[other.length() + 1];
            here[0] = row;
            for (int i = 1; i <= other.length(); i++) {
                int replaced = above[i - 1] + (one.charAt(row - 1) == other.charAt(i - 1) ? 0 : 1);
                here[i] = Math.min(replaced, 1 + Math.min(above[i], here[i - 1]));
            }
            above = here;
        }
        return above[other.length()];
    }
}
