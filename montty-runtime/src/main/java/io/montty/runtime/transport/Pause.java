package io.montty.runtime.transport;

import java.time.Duration;

/** Let time pass. */
@FunctionalInterface
public interface Pause {

    /** Return after {@code duration}. */
    void rest(Duration duration) throws InterruptedException;
}
