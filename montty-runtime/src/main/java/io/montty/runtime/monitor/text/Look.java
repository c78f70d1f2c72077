package io.montty.runtime.monitor.text;

import java.util.OptionalInt;
import java.util.Set;

/**
 * Hold how a user wants a piece of text to look.
 *
 * @param color red, green and blue as one number; empty for the terminal's own
 * @param attributes what else
 */
public record Look(OptionalInt color, Set<Attribute> attributes) {

    /** Tell what a terminal can do to text beside its colour. */
    public enum Attribute {
        BOLD,
        DIM,
        ITALIC,
        UNDERLINE,
        REVERSE
    }

    public Look {
        attributes = Set.copyOf(attributes);
    }
}
