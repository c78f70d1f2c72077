package io.montty.runtime.cli;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Say when something ends that a person began, by its length or by a time. */
record EndOptions(
        CliEnvironment environment,
        @Nullable String length,
        @Nullable String until) {

    /** Return the end of what begins now. */
    Optional<Instant> end() {
        return end(environment.clock().instant());
    }

    /**
     * Return the end of what begins at {@code from}; empty if neither option is there.
     *
     * @throws UsageException if both are there, or it would end before it begins
     */
    Optional<Instant> end(Instant from) {
        if (length != null && until != null) {
            throw new UsageException("--for and --until say the same in two ways; give one of them");
        }
        TimeNotation times = new TimeNotation(environment);
        if (length != null) {
            return Optional.of(from.plus(TimeNotation.length("--for", length)));
        }
        if (until == null) {
            return Optional.empty();
        }
        Instant end = times.time("--until", until);
        if (!end.isAfter(from) || !end.isAfter(times.now())) {
            throw new UsageException(
                    "--until is " + times.shown(end) + ", expected a time after " + times.shown(later(from, times)));
        }
        return Optional.of(end);
    }

    private static Instant later(Instant from, TimeNotation times) {
        return from.isAfter(times.now()) ? from : times.now();
    }
}
