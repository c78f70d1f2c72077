package io.montty.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stand still until a test says otherwise; any thread may ask. */
public class MovingClock extends Clock {

    private Instant now;

    /** Begin at {@code now}. */
    public MovingClock(Instant now) {
        this.now = now;
    }

    /** Let time pass; a negative duration sets the clock back. */
    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    /** Set the clock, as a person or NTP would. */
    public synchronized void setTo(Instant time) {
        now = time;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants only are read of it");
    }
}
