package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.MovingClock;
import io.montty.runtime.engine.PlannedNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchLoopTest {

    private static final Instant START = Instant.parse("2026-11-26T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Time time = new Time();
    private final List<Instant> runs = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private Instant next = START;

    @Test
    void runsWhatIsDueWhenItIsDueUntilItIsAskedToStop() throws Exception {
        loop(() -> {
            if (runs.size() == 3) {
                time.make();
            }
        });

        assertThat(runs).containsExactly(START, START.plus(MINUTE), START.plus(MINUTE.multipliedBy(2)));
        assertThat(shown).as("the last one was asked to stop").hasSize(2);
    }

    @Test
    void goesOnAfterWhateverARunThrows() throws Exception {
        loop(() -> {
            switch (runs.size()) {
                case 1 -> throw new IOException("no space left");
                case 2 -> throw new UsageException("/tmp is full");
                case 3 -> throw new IllegalStateException("a bug");
                case 4 -> throw new OutOfMemoryError("heap");
                case 5 -> throw new NoClassDefFoundError("gone");
                default -> time.make();
            }
        });

        assertThat(runs).hasSize(6);
        assertThat(failures).hasSize(5);
        assertThat(failures.get(0)).contains("no space left");
        assertThat(failures.get(1)).isEqualTo("/tmp is full");
        assertThat(failures.get(2))
                .startsWith("this is a fault of MonTTY, please report it: java.lang.IllegalStateException: a bug (at ");
        assertThat(failures.get(3)).contains("OutOfMemoryError");
    }

    @Test
    void noticesWithinALookThatTheClockHasJumped() throws Exception {
        time.jumpAt(START.plusSeconds(30), Duration.ofHours(2));

        loop(() -> {
            if (runs.size() == 3) {
                time.make();
            }
        });

        assertThat(runs.get(1))
                .isBetween(
                        START.plus(Duration.ofHours(2)),
                        START.plus(Duration.ofHours(2)).plus(MINUTE));
        assertThat(runs.get(2)).isEqualTo(runs.get(1).plus(MINUTE));
    }

    @Test
    void looksAtTheClockAgainAndAgainWhileItWaits() throws Exception {
        loop(() -> {
            next = START.plus(Duration.ofHours(1)).minus(MINUTE);
            if (runs.size() == 2) {
                time.make();
            }
        });

        assertThat(time.longest).isLessThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(runs.get(1)).isEqualTo(START.plus(Duration.ofHours(1)));
    }

    private interface Work {
        void run() throws IOException;
    }

    private void loop(Work work) throws InterruptedException {
        new WatchLoop(time.clock, time, Optional.empty()).run(new MadeUpRound(work), shown::add);
    }

    /** Stands for a minute that passes between two runs. */
    private final class MadeUpRound implements WatchLoop.Round {

        private final Work work;

        MadeUpRound(Work work) {
            this.work = work;
        }

        @Override
        public List<PlannedNode> planned() {
            return List.of();
        }

        @Override
        public void prepare() {}

        @Override
        public void run() throws IOException {
            Instant now = time.clock.instant();
            runs.add(now);
            next = now;
            work.run();
        }

        @Override
        public void failed(String why) {
            failures.add(why);
        }

        @Override
        public Instant next(Instant now) {
            return next.plus(MINUTE);
        }

        @Override
        public String status(Instant due) {
            return "next at " + due;
        }
    }

    /** Passes as soon as somebody waits for it. */
    private static final class Time extends StopRequest {

        private final MovingClock clock = new MovingClock(START);
        private Instant jump = Instant.MAX;
        private Duration jumpBy = Duration.ZERO;
        private Duration longest = Duration.ZERO;

        void jumpAt(Instant when, Duration by) {
            jump = when;
            jumpBy = by;
        }

        @Override
        boolean await(Duration patience) {
            longest = patience.compareTo(longest) > 0 ? patience : longest;
            clock.pass(patience);
            if (!clock.instant().isBefore(jump)) {
                clock.pass(jumpBy);
                jump = Instant.MAX;
            }
            return isMade();
        }
    }
}
