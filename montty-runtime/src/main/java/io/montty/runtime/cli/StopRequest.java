package io.montty.runtime.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Hold whether a command that keeps on was asked to stop. */
class StopRequest {

    private final CountDownLatch made = new CountDownLatch(1);

    /** Ask it to stop. */
    void make() {
        made.countDown();
    }

    boolean isMade() {
        return made.getCount() == 0;
    }

    /** Wait at most {@code patience} for the request, and return whether it was made. */
    boolean await(Duration patience) throws InterruptedException {
        return made.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
