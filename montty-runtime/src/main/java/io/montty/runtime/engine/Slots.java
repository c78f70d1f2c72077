package io.montty.runtime.engine;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Let at most so many pieces of work go on at once.
 *
 * <p>A slot is given back when the work's future is complete, not when its thread ends: a check that will not stop
 * costs its thread, never a slot.
 */
final class Slots {

    private final Executor threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;

    Slots(int count, Executor threads) {
        this.free = count;
        this.threads = threads;
    }

    /**
     * Start {@code work} on a thread as soon as a slot is free; it, or a watchdog of its own, completes the result.
     *
     * <p>Work that throws, or that no thread can be had for, completes its result exceptionally.
     */
    <T> CompletableFuture<T> submit(Consumer<CompletableFuture<T>> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        CompletableFuture<T> released = result.whenComplete((value, failure) -> release());
        Runnable start = () -> start(work, result);
        synchronized (this) {
            if (free == 0) {
                waiting.add(start);
                return released;
            }
            free--;
        }
        start.run();
        return released;
    }

    private <T> void start(Consumer<CompletableFuture<T>> work, CompletableFuture<T> result) {
        Runnable guarded = () -> {
            try {
                work.accept(result);
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        };
        try {
            threads.execute(guarded);
        } catch (RejectedExecutionException | OutOfMemoryError e) { // the latter also where the system has no thread
            result.completeExceptionally(e);
        }
    }

    private void release() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
                return;
            }
        }
        next.run();
    }
}
