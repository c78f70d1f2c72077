package io.montty.runtime.monitor.terminal;

/** Tell what became of text that was to be copied. */
public enum Copied {
    /** The terminal was sent it; whether it lets a program set its clipboard, it does not say. */
    SENT,
    /** Terminals drop so much, or cut it off, which is worse. */
    TOO_LONG,
    /** The terminal has no way to take it. */
    IMPOSSIBLE
}
