package io.montty.runtime.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tell the time in the host's zone, whose rules are looked up when somebody asks for them.
 *
 * <p>To stamp a report it is enough to know how far the zone is off at the moment: its rules cost a third of what a run
 * from cron otherwise does, and most checks never ask.
 */
public final class HostClock extends Clock {

    private final Clock clock;
    private final Supplier<ZoneId> zone;
    private final Function<Instant, ZoneOffset> offset;

    /**
     * Make a clock.
     *
     * @param clock tells the time, in any zone
     * @param zone looks up the zone
     * @param offset tells how far it is off at a moment
     */
    public HostClock(Clock clock, Supplier<ZoneId> zone, Function<Instant, ZoneOffset> offset) {
        this.clock = clock;
        this.zone = zone;
        this.offset = offset;
    }

    @Override
    public ZoneId getZone() {
        return zone.get();
    }

    @Override
    public Clock withZone(ZoneId other) {
        return clock.withZone(other);
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    /** Return the same time, in a zone that is always as far off as the host's is now. */
    Clock inOffset() {
        return clock.withZone(offset.apply(clock.instant()));
    }
}
