package io.montty.checks.host;

import java.time.Duration;

/** Wait between two readings. */
@FunctionalInterface
interface Pause {

    /** Return after {@code duration}, or throw as soon as the thread is interrupted. */
    void last(Duration duration) throws InterruptedException;
}
