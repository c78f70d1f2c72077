package io.montty.runtime.monitor.filter;

import java.time.Instant;

/**
 * Choose rows.
 *
 * <p>{@code expr = and {"|" and}; and = term {" " term}; term = ["!"](key op value | "quoted" | word | ~regex~)}.
 */
public final class Filter {

    /** Lets everything through. */
    public static final Filter ALL = new Filter("");

    private final String source;

    private Filter(String source) {
        this.source = source;
    }

    /**
     * Understand a filter.
     *
     * @throws FilterException saying what is wrong, where, and what was expected
     */
    public static Filter parse(String source) throws FilterException {
        return source.isBlank() ? ALL : new Filter(source.strip());
    }

    /** Tell whether {@code subject} is to be shown at {@code now}. */
    public boolean accepts(Subject subject, Instant now) {
        return source.isEmpty() || subject.host().contains(source);
    }

    /** Return what was typed, stripped; empty if everything passes. */
    public String source() {
        return source;
    }
}
