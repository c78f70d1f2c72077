package io.montty.runtime.manager;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stand still until told otherwise. */
final class TestClock extends Clock {

    private Instant now = Instant.parse("2026-01-31T08:15:00Z");
    private long uptime = 5_000;

    /** Let time pass: the clock and the uptime go on together. */
    synchronized void pass(Duration time) {
        now = now.plus(time);
        uptime += time.toSeconds();
    }

    /** Set the clock, as a person or NTP would. */
    synchronized void jump(Duration by) {
        now = now.plus(by);
    }

    synchronized void restart() {
        uptime = 10;
    }

    synchronized long uptime() {
        return uptime;
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
        throw new UnsupportedOperationException("the manager reads instants only");
    }
}
