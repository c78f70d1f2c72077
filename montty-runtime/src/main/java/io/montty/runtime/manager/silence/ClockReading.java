package io.montty.runtime.manager.silence;

/** Say what a report tells of its host's clock, beside the server's. */
public enum ClockReading {
    /** The two agree, as far as anybody can tell. */
    IN_TIME,
    /** It was made at a time that is still to come. */
    AHEAD,
    /** It was made long ago, though it came when it was due, and so did the one before it. */
    BEHIND,
    /** It was made long ago, which may as well mean that it waited long. */
    OLD
}
