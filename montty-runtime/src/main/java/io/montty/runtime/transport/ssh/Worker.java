package io.montty.runtime.transport.ssh;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Do what a silent server can hold up on a thread of its own, and leave that thread behind at a deadline.
 *
 * <p>The SSH library waits for answers without end, and so do the resolver of names and an agent. It is one thread for
 * all that concerns one session, since the library's pipes break when a thread that read from them is gone.
 */
final class Worker implements AutoCloseable {

    private final Runnable cut;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread daemon = new Thread(work, "montty-ssh");
        daemon.setDaemon(true);
        return daemon;
    });

    /** @param cut takes everything away that the work may wait for; it must not wait for anything itself */
    Worker(Runnable cut) {
        this.cut = cut;
    }

    /**
     * Do {@code work}.
     *
     * @param limit how long it may take
     * @param late what to say where it takes longer
     * @throws IOException if it fails or is late
     */
    <T> T within(Duration limit, String late, Callable<T> work) throws IOException {
        Future<T> future = thread.submit(work);
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            cut.run();
            throw new IOException(late + " within " + shown(limit), e);
        } catch (InterruptedException e) {
            cut.run();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the server");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            // The library stumbles over packets that no proper server sends.
            throw new IOException("what the server sent makes no sense: " + e.getCause(), e);
        }
    }

    private static String shown(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
