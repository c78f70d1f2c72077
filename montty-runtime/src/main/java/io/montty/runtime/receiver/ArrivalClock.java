package io.montty.runtime.receiver;

import java.time.Clock;
import java.time.Instant;

/** Give each report of a session a later time than the one before, so that the order of times is that of arrival. */
final class ArrivalClock {

    private final Clock clock;
    private Instant last = Instant.MIN;

    ArrivalClock(Clock clock) {
        this.clock = clock;
    }

    /** Return the time of now, or a nanosecond after the last one if the clock does not say more. */
    Instant next() {
        Instant now = clock.instant();
        last = now.isAfter(last) ? now : last.plusNanos(1);
        return last;
    }
}
