package io.montty.checks.host;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Hold what a time service says of the clock.
 *
 * @param source what says it
 * @param synchronised whether the clock follows a server or another good clock
 * @param problem why it does not; empty if it does
 * @param offset how far it is off, without a sign; empty if the source does not tell
 * @param stratum how many servers there are up to a clock that is right by itself; zero if the source does not tell
 * @param updated when the service heard of the right time last; empty if the source does not tell
 */
record ClockState(
        String source,
        boolean synchronised,
        String problem,
        Optional<Duration> offset,
        int stratum,
        Optional<Instant> updated) {

    private static final double LONGEST_SECONDS = 9e9;
    private static final double NANOS = 1e9;

    static ClockState unsynchronised(String source, String problem) {
        return new ClockState(source, false, problem, Optional.empty(), 0, Optional.empty());
    }

    /**
     * Make a span of {@code seconds}, or of the longest that there is where they are more, without its sign.
     *
     * @throws NumberFormatException if {@code seconds} is no finite number
     */
    static Duration span(double seconds) {
        if (!Double.isFinite(seconds)) {
            throw new NumberFormatException("not finite: " + seconds);
        }
        return Duration.ofNanos((long) (Math.min(Math.abs(seconds), LONGEST_SECONDS) * NANOS));
    }
}
