package io.montty.runtime.engine;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Let at most so many pieces of work go on at once.
 *
 * <p>A slot is given back when the work's future is complete, not when its thread ends: a check that will not stop
 * costs its thread, never a slot.
 */
final class Slots {

    private final Executor threads;
    private final Queue<Piece<?>> waiting = new ArrayDeque<>();
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
        Piece<T> piece = new Piece<>(work);
        CompletableFuture<T> released = piece.result.whenComplete((value, failure) -> piece.isOver());
        synchronized (this) {
            if (free == 0) {
                waiting.add(piece);
                return released;
            }
            free--;
        }
        start(piece);
        return released;
    }

    private void start(Piece<?> piece) {
        try {
            threads.execute(() -> serve(piece));
        } catch (RejectedExecutionException | OutOfMemoryError e) { // the latter also where the system has no thread
            piece.result.completeExceptionally(e);
        }
    }

    /** Do {@code first}, and all that can be done after it in the same slot: another thread would have to be woken. */
    private void serve(Piece<?> first) {
        Piece<?> piece = first;
        while (piece != null) {
            piece = piece.isDoneInItsSlot() ? next() : null;
        }
    }

    private synchronized @Nullable Piece<?> next() {
        Piece<?> next = waiting.poll();
        if (next == null) {
            free++;
        }
        return next;
    }

    /** Hold one piece of work, and who gives its slot back. */
    private final class Piece<T> {

        private final Consumer<CompletableFuture<T>> work;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private volatile @Nullable Thread worker;
        private boolean endedByWorker;

        Piece(Consumer<CompletableFuture<T>> work) {
            this.work = work;
        }

        /** Do the work; tell whether this thread has the slot now, since nobody else has completed the result. */
        boolean isDoneInItsSlot() {
            worker = Thread.currentThread();
            try {
                work.accept(result);
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
            worker = null;
            return endedByWorker;
        }

        void isOver() {
            if (Thread.currentThread().equals(worker)) {
                endedByWorker = true;
                return;
            }
            Piece<?> next = next();
            if (next != null) {
                start(next);
            }
        }
    }
}
