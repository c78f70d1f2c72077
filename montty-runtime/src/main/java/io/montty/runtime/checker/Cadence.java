package io.montty.runtime.checker;

import java.time.Duration;
import java.time.Instant;

/**
 * Name the moments at which something is done again and again: one in each interval, always as far into it. The
 * intervals are counted from 1970, so that it makes no difference when who asks was started.
 *
 * @param interval from one moment to the next, at least a millisecond
 * @param phase how far into each interval
 */
record Cadence(Duration interval, Duration phase) {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    Cadence {
        interval = interval.compareTo(SHORTEST) < 0 ? SHORTEST : interval;
    }

    /** Return the first moment that is later than {@code time}. */
    Instant after(Instant time) {
        long every = interval.toMillis();
        long offset = phase.toMillis();
        long before = Math.floorDiv(time.toEpochMilli() - offset, every);
        return Instant.ofEpochMilli((before + 1) * every + offset);
    }

    /** Return {@code time} if it is such a moment, or else the first one after it. */
    Instant notBefore(Instant time) {
        return after(time.minus(SHORTEST));
    }
}
