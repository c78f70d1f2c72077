package io.montty.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Say what has changed since a baseline was made.
 *
 * @param added what is there now and was not
 * @param removed what was there and is not now
 * @param changed what is there still, but not as it was
 */
public record Difference(
        SortedMap<String, String> added, SortedMap<String, String> removed, SortedMap<String, Change> changed) {

    /**
     * Hold how one thing was and is.
     *
     * @param before as the baseline has it
     * @param now as it is
     */
    public record Change(String before, String now) {}

    public Difference {
        added = Collections.unmodifiableSortedMap(new TreeMap<>(added));
        removed = Collections.unmodifiableSortedMap(new TreeMap<>(removed));
        changed = Collections.unmodifiableSortedMap(new TreeMap<>(changed));
    }

    /** Compare {@code before} with {@code now}. */
    public static Difference between(Map<String, String> before, Map<String, String> now) {
        SortedMap<String, String> added = new TreeMap<>(now);
        added.keySet().removeAll(before.keySet());
        SortedMap<String, String> removed = new TreeMap<>(before);
        removed.keySet().removeAll(now.keySet());
        SortedMap<String, Change> changed = new TreeMap<>();
        before.forEach((name, was) -> {
            String is = now.getOrDefault(name, was);
            if (!is.equals(was)) {
                changed.put(name, new Change(was, is));
            }
        });
        return new Difference(added, removed, changed);
    }

    /** Tell whether nothing has changed. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    /** Return the number of things that are not as they were. */
    public int size() {
        return added.size() + removed.size() + changed.size();
    }

    /** Return a line for each thing that is not as it was: {@code +} came, {@code -} went, {@code ~} changed. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        added.forEach((name, is) -> lines.add("+ " + named(name, is)));
        removed.forEach((name, was) -> lines.add("- " + named(name, was)));
        changed.forEach((name, change) -> lines.add("~ " + name + ": was " + change.before() + ", is " + change.now()));
        return lines;
    }

    private static String named(String name, String value) {
        return value.isEmpty() ? name : name + ": " + value;
    }
}
