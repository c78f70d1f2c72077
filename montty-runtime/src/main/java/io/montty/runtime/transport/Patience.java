package io.montty.runtime.transport;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Say how long a sender waits for a server that does not take reports, before it leaves them to the next run.
 *
 * @param waits at most how long it waits before each further attempt; none for one attempt only
 * @param pause how it waits
 * @param random chooses how much of each wait is really waited, so that hosts do not come back all at once
 */
public record Patience(List<Duration> waits, Pause pause, RandomGenerator random) {

    /** The waits for a server that is reached over a network. */
    public static final List<Duration> REMOTE =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(45));

    public Patience {
        waits = List.copyOf(waits);
    }

    /** Return the same for a server where nothing gets better by waiting, such as a folder of this machine. */
    public Patience withoutRetries() {
        return new Patience(List.of(), pause, random);
    }

    /** Return the same with another way to wait. */
    public Patience withPause(Pause other) {
        return new Patience(waits, other, random);
    }
}
