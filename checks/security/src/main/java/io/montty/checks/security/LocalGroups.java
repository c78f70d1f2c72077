package io.montty.checks.security;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hold who is in which group, as {@code /etc/group} and {@code /etc/passwd} say.
 *
 * @param names the names of the groups by their numbers
 * @param members who is in each, by its number
 */
record LocalGroups(Map<Integer, String> names, Map<Integer, Set<String>> members) {

    /** Read both files; lines that are not theirs are passed over. */
    static LocalGroups of(HostFiles files) {
        Map<Integer, String> names = new HashMap<>();
        Map<Integer, Set<String>> members = new HashMap<>();
        for (String line : files.lines("/etc/group").orElse(List.of())) {
            List<String> fields = fields(line);
            if (fields.size() >= 4 && isNumber(fields.get(2))) {
                int group = Integer.parseInt(fields.get(2));
                names.put(group, fields.get(0));
                for (String user : fields.get(3).split(",", -1)) {
                    add(members, group, user.strip());
                }
            }
        }
        for (String line : files.lines("/etc/passwd").orElse(List.of())) {
            List<String> fields = fields(line);
            if (fields.size() >= 7 && isNumber(fields.get(3))) {
                add(members, Integer.parseInt(fields.get(3)), fields.get(0));
            }
        }
        return new LocalGroups(names, members);
    }

    /** Return the name of group {@code number}, or its number if it has none. */
    String name(int number) {
        return names.getOrDefault(number, Integer.toString(number));
    }

    /** Return who is in group {@code number}, in order. */
    Set<String> members(int number) {
        return members.getOrDefault(number, Set.of());
    }

    private static void add(Map<Integer, Set<String>> members, int group, String user) {
        if (!user.isEmpty()) {
            members.computeIfAbsent(group, key -> new TreeSet<>()).add(user);
        }
    }

    private static List<String> fields(String line) {
        return new ArrayList<>(List.of(line.split(":", -1)));
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,9}");
    }
}
