package io.montty.runtime.process;

import io.montty.api.CommandResult.End;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Wait for the end of a command that another process tells of, and keep its files small meanwhile. */
final class Ending {

    private static final long POLL_MILLIS = 20;

    private final List<OutputFile> files;
    private @Nullable End end;

    Ending(OutputFile... files) {
        this.files = List.of(files);
    }

    /** Tell how it ended; only the first call counts. */
    synchronized void complete(End how) {
        if (end == null) {
            end = how;
            notifyAll();
        }
    }

    /**
     * Wait for the end.
     *
     * @return whether it came within {@code patience}
     */
    boolean await(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isOver(Math.min(deadline - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS)))) {
            for (OutputFile file : files) {
                file.trim();
            }
            if (System.nanoTime() >= deadline) {
                return false;
            }
        }
        return true;
    }

    private synchronized boolean isOver(long nanos) throws InterruptedException {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; end == null; left = until - System.nanoTime()) {
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    synchronized boolean isOver() {
        return end != null;
    }

    /** Return how it ended, which it has. */
    synchronized End get() {
        return Objects.requireNonNull(end, "it has not ended");
    }
}
