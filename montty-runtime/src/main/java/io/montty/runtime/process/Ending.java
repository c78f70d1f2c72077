package io.montty.runtime.process;

import io.montty.api.CommandResult.End;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Wait for the end of a command that another process tells of, and keep its files small meanwhile. */
final class Ending {

    private static final long POLL_MILLIS = 20;

    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final List<OutputFile> files;

    Ending(OutputFile... files) {
        this.files = List.of(files);
    }

    void complete(End how) {
        end.complete(how);
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

    private boolean isOver(long nanos) throws InterruptedException {
        try {
            end.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody completes the end of a command with an exception", e);
        }
    }

    boolean isOver() {
        return end.isDone();
    }

    /** Return how it ended, which it has. */
    End get() {
        return end.join();
    }
}
