package io.montty.runtime.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Find groups that contain themselves, without recursion: a file may nest more groups than a thread's stack holds. */
final class GroupCycles {

    private final Map<String, List<String>> inner;
    private final Map<String, Iterator<String>> ahead = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final List<List<String>> cycles = new ArrayList<>();

    private GroupCycles(Map<String, List<String>> inner) {
        this.inner = inner;
    }

    /**
     * Return the cycles, each from the outside in, beginning with the group that was met first.
     *
     * @param inner the groups that each group names
     */
    static List<List<String>> of(Map<String, List<String>> inner) {
        GroupCycles search = new GroupCycles(inner);
        inner.keySet().forEach(search::walk);
        return search.cycles;
    }

    private void walk(String start) {
        List<String> path = new ArrayList<>();
        Set<String> onPath = new HashSet<>();
        for (@Nullable String next = start; next != null; ) {
            if (onPath.contains(next)) {
                cycles.add(List.copyOf(path.subList(path.indexOf(next), path.size())));
            } else if (!done.contains(next)) {
                path.add(next);
                onPath.add(next);
            }
            next = step(path, onPath);
        }
    }

    /** Return what the last group of the path names next, having left all groups that name nothing more. */
    private @Nullable String step(List<String> path, Set<String> onPath) {
        while (!path.isEmpty()) {
            String last = path.get(path.size() - 1);
            Iterator<String> names = ahead.computeIfAbsent(
                    last, id -> inner.getOrDefault(id, List.of()).iterator());
            if (names.hasNext()) {
                return names.next();
            }
            done.add(last);
            path.remove(path.size() - 1);
            onPath.remove(last);
        }
        return null;
    }
}
