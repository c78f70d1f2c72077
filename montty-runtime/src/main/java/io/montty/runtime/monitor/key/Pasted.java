package io.montty.runtime.monitor.key;

/**
 * Hold text that was pasted. It is never a command: a pasted {@code d} must not delete.
 *
 * @param text the first line of it, and of that only what can be seen
 */
public record Pasted(String text) implements Input {}
