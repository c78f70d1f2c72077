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

    KeyPath key(String key) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(key);
        return new KeyPath(longer);
    }

    KeyPath index(int index) {
        return key("[" + index + "]");
    }

    KeyPath parent() {
        return new KeyPath(steps.subList(0, steps.size() - 1));
    }

    /** Return the steps joined by dots, for people. */
    @Override
    public String toString() {
        return String.join(".", steps).replace(".[", "[");
    }
}
