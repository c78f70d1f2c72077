package io.montty.api.report;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Say that an answer is that of an earlier run, since its check does not run every time.
 *
 * @param from when the run began that found it
 * @param interval how often the check runs
 */
public record Carried(OffsetDateTime from, Duration interval) {

    /** Return how old the answer is at {@code now}; never less than zero. */
    public Duration age(Instant now) {
        Duration age = Duration.between(from.toInstant(), now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** Tell whether the answer is so old at {@code now} that the check must have missed a run. */
    public boolean isStale(Instant now) {
        return age(now).compareTo(interval.multipliedBy(2)) > 0;
    }
}
