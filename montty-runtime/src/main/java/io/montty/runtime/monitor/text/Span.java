package io.montty.runtime.monitor.text;

/** Hold a piece of a line in one role. */
public record Span(String text, Role role) {

    /** Hold text without a role of its own. */
    public static Span plain(String text) {
        return new Span(text, Role.PLAIN);
    }
}
