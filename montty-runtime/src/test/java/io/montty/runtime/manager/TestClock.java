package io.montty.runtime.manager;

import io.montty.runtime.MovingClock;
import java.time.Duration;
import java.time.Instant;

/** Stand still until told otherwise, and know for how long the machine is up. */
final class TestClock extends MovingClock {

    private long uptime = 5_000;

    TestClock() {
        super(Instant.parse("2026-01-31T08:15:00Z"));
    }

    /** Let time pass: the clock and the uptime go on together. */
    @Override
    public synchronized void pass(Duration time) {
        super.pass(time);
        uptime += time.toSeconds();
    }

    /** Set the clock, as a person or NTP would. */
    synchronized void jump(Duration by) {
        super.pass(by);
    }

    synchronized void restart() {
        uptime = 10;
    }

    synchronized long uptime() {
        return uptime;
    }
}
