package io.montty.runtime.manager.silence;

import io.montty.runtime.manager.problem.Observation;
import io.montty.runtime.state.Contact;
import java.time.Duration;
import java.time.Instant;

/**
 * Judge a host's clock by when its reports are made and when they come.
 *
 * <p>A report that was made long before it came says little: after an outage a host hands in what waited. Only reports
 * that come one at a time, each when it is due, and are old all the same, are those of a clock that is behind.
 */
public final class ClockRules {

    /** A report cannot come before it was made. */
    public static final Duration AHEAD = Duration.ofMinutes(2);

    /** The same, and as long as a sound host may run its checks, wait for its turn and try again. */
    public static final Duration BEHIND = AHEAD.plusMinutes(3);

    /** Reports that come closer together than this came out of a spool, whatever their interval. */
    private static final Duration TOGETHER = Duration.ofSeconds(30);

    private static final int IN_A_ROW = 2;

    private ClockRules() {}

    /** Return what {@code observation} tells, after {@code before}. */
    public static ClockReading read(Contact before, Observation observation) {
        Instant made = observation.told().made();
        if (made == null || isBetween(made, observation.received())) {
            return ClockReading.IN_TIME;
        }
        if (made.isAfter(observation.received())) {
            return ClockReading.AHEAD;
        }
        return behind(before, observation) >= IN_A_ROW ? ClockReading.BEHIND : ClockReading.OLD;
    }

    /** Return how many reports in a row, with this one, came when they were due and were made long before. */
    static int behind(Contact before, Observation observation) {
        Instant made = observation.told().made();
        Instant received = observation.received();
        if (made == null || !made.isBefore(received.minus(BEHIND))) {
            return 0;
        }
        boolean first = before.lastReport().isEmpty();
        return !first && wasDue(before, received) ? Math.min(IN_A_ROW, before.behind() + 1) : before.behind();
    }

    private static boolean isBetween(Instant made, Instant received) {
        return !made.isBefore(received.minus(BEHIND)) && !made.isAfter(received.plus(AHEAD));
    }

    private static boolean wasDue(Contact before, Instant received) {
        Duration half = before.interval().dividedBy(2);
        Duration least = half.compareTo(TOGETHER) > 0 ? half : TOGETHER;
        return Duration.between(before.lastSeen(), received).compareTo(least) >= 0;
    }
}
