package io.montty.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private final List<CompletableFuture<String>> started = new ArrayList<>();

    @Test
    void startsNoMoreAtOnceThanItHasSlots() {
        Slots slots = new Slots(2, Runnable::run);
        for (int i = 0; i < 4; i++) {
            CompletableFuture<String> released = slots.submit(started::add);
            assertThat(released).isNotDone();
        }

        assertThat(started).hasSize(2);
        started.get(1).complete("done");
        assertThat(started).hasSize(3);
        started.get(0).complete("done");
        started.get(2).complete("done");
        assertThat(started).hasSize(4);
    }

    @Test
    void givesTheSlotOfWorkThatThrowsToTheNext() {
        Slots slots = new Slots(1, Runnable::run);

        CompletableFuture<String> failed = slots.submit(result -> {
            throw new IllegalStateException("broken");
        });
        CompletableFuture<String> next = slots.submit(started::add);

        assertThat(failed).isCompletedExceptionally();
        assertThat(next).isNotDone();
        assertThat(started).hasSize(1);
    }

    @Test
    void failsWorkThatThereIsNoThreadForAndGoesOn() {
        boolean[] exhausted = {true};
        Slots slots = new Slots(1, task -> {
            if (exhausted[0]) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            task.run();
        });

        CompletableFuture<String> failed = slots.submit(started::add);
        exhausted[0] = false;
        CompletableFuture<String> next = slots.submit(started::add);

        assertThat(failed).isCompletedExceptionally();
        assertThat(next).isNotDone();
        assertThat(started).hasSize(1);
    }

    @Test
    void goesOnInTheThreadThatHasDoneTheWorkBefore() {
        List<Runnable> handedOut = new ArrayList<>();
        Slots slots = new Slots(1, handedOut::add);
        CompletableFuture<String> first = slots.submit(result -> result.complete("done"));
        CompletableFuture<String> second = slots.submit(started::add);

        handedOut.get(0).run();

        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
        assertThat(started).hasSize(1);
        assertThat(handedOut).hasSize(1);
    }

    @Test
    void goesOnInAnotherThreadIfSomebodyElseHasGivenTheWorkUp() {
        List<Runnable> handedOut = new ArrayList<>();
        Slots slots = new Slots(1, handedOut::add);
        CompletableFuture<String> first = slots.submit(result ->
                CompletableFuture.runAsync(() -> result.complete("given up")).join());
        CompletableFuture<String> second = slots.submit(started::add);

        handedOut.get(0).run();

        assertThat(first).isCompletedWithValue("given up");
        assertThat(started).isEmpty();
        assertThat(handedOut).hasSize(2);
        handedOut.get(1).run();
        assertThat(started).hasSize(1);
        assertThat(second).isNotDone();
        CompletableFuture<String> third = slots.submit(started::add);
        assertThat(third).isNotDone();
        assertThat(handedOut).hasSize(2);
    }
}
