package io.montty.runtime.manager;

import java.time.Duration;
import java.util.Optional;

/** Hear from a manager that keeps on how it is, as what started it wants to. It holds the manager up for a moment at most. */
public interface Supervisor {

    /** Return at most how long it may hear nothing; empty if it does not mind. */
    Optional<Duration> patience();

    /** Hear that it has just done a pass; the first time, that it is ready. */
    void passed(PassResult result);

    /** Hear that it ends because it was asked to. */
    void stopping();

    /** Return one that does not want to hear anything. */
    static Supervisor none() {
        return new Supervisor() {

            @Override
            public Optional<Duration> patience() {
                return Optional.empty();
            }

            @Override
            public void passed(PassResult result) {}

            @Override
            public void stopping() {}
        };
    }
}
