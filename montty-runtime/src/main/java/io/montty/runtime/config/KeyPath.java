package io.montty.runtime.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Point at a value in a configuration file.
 *
 * @param steps keys, and indexes of lists as {@code [0]}, from the outside in
 */
public record KeyPath(List<String> steps) {

    static final KeyPath ROOT = new KeyPath(List.of());

    public KeyPath {
        steps = List.copyOf(steps);
    }

    /** Return the path of a key within the mapping at this path. */
    public KeyPath key(String key) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(key);
        return new KeyPath(longer);
    }

    /** Return the path of an element, from 0, of the list at this path. */
    public KeyPath index(int index) {
        return key("[" + index + "]");
    }

    KeyPath parent() {
        return new KeyPath(steps.subList(0, steps.size() - 1));
    }

    /** Tell whether {@code other} is this value or lies within it. */
    boolean isAbove(KeyPath other) {
        return other.steps.size() >= steps.size()
                && other.steps.subList(0, steps.size()).equals(steps);
    }

    /** Return the steps joined by dots, for people. */
    @Override
    public String toString() {
        return String.join(".", steps).replace(".[", "[");
    }
}
