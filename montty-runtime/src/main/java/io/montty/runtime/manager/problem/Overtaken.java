package io.montty.runtime.manager.problem;

import io.montty.runtime.state.CheckState;
import java.time.Duration;
import java.time.Instant;

/**
 * Tell whether a report comes too late to change what is known of a check: one that was made later told of it already.
 *
 * <p>The times at which reports were made are by the host's clock, and that may be set back. So a report that was made
 * earlier counts again when nothing was heard of the check for the time in which two reports are due.
 */
final class Overtaken {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final Observation observation;
    private final Duration patience;

    Overtaken(Observation observation) {
        this.observation = observation;
        Duration twice = observation.told().interval().multipliedBy(2);
        this.patience = twice.compareTo(SHORTEST) < 0 ? SHORTEST : twice;
    }

    boolean test(CheckState check) {
        Instant made = observation.told().made();
        Instant known = check.made();
        return made != null
                && known != null
                && made.isBefore(known)
                && observation.received().isBefore(check.seen().plus(patience));
    }
}
