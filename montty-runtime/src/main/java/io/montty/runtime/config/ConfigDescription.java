package io.montty.runtime.config;

import java.util.List;

/**
 * Describe what the configuration of a check takes.
 *
 * @param keys its keys, in the order of their record
 * @param rules what is asked of several keys together
 */
public record ConfigDescription(List<Key> keys, List<String> rules) {

    /** Stands where a key has no default and must be given. */
    public static final String REQUIRED = "(required)";

    public ConfigDescription {
        keys = List.copyOf(keys);
        rules = List.copyOf(rules);
    }

    /**
     * Describe one key.
     *
     * @param name its path below {@code config}, with {@code []} behind a list whose elements have keys of their own
     * @param expected what can be written, in words
     * @param value what holds where it is not written; {@link #REQUIRED} if it must be, empty if that is nothing
     * @param constraints what is asked of it, in words
     * @param description what it does; empty if its author does not say
     */
    public record Key(String name, String expected, String value, List<String> constraints, String description) {

        public Key {
            constraints = List.copyOf(constraints);
        }
    }
}
