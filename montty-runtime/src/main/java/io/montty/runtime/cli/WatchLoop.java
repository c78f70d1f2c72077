package io.montty.runtime.cli;

import io.montty.runtime.checker.RunLength;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Do rounds, each when it is due, until asked to stop. Nothing that goes wrong in one ends it.
 *
 * <p>Rounds are due by the wall clock, which may jump, and a machine may sleep; so it looks at the clock again and again
 * rather than to wait for the whole time at once.
 */
final class WatchLoop {

    /** At most how long to wait without a look at the clock. */
    private static final Duration LOOK = Duration.ofSeconds(30);

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** How often at least a watchdog hears something within its patience. */
    private static final int SIGNS = 3;

    private final Clock clock;
    private final StopRequest stop;
    private final Optional<SystemdNotice> systemd;
    private final Duration look;

    /** Do one thing again and again. */
    interface Round {

        /** Return what the next run would run, due or not. */
        List<PlannedNode> planned();

        /** Find out what has changed since the last run. */
        void prepare();

        /** Run what is due. */
        void run() throws IOException, InterruptedException;

        /** Learn that the last run came to no end. */
        void failed(String why);

        /** Return when the next run is due. */
        Instant next(Instant now);

        /** Return in one line how it is. */
        String status(Instant next);
    }

    /**
     * Make it.
     *
     * @param systemd told of each run, if it wants to be
     */
    WatchLoop(Clock clock, StopRequest stop, Optional<SystemdNotice> systemd) {
        this.clock = clock;
        this.stop = stop;
        this.systemd = systemd;
        this.look = systemd.flatMap(SystemdNotice::patience)
                .map(patience -> patience.dividedBy(SIGNS))
                .filter(sign -> sign.compareTo(LOOK) < 0)
                .orElse(LOOK);
    }

    /**
     * Do so until asked to stop.
     *
     * @param ended told how it is after each run, with no other process of this one at work
     */
    void run(Round round, Consumer<String> ended) throws InterruptedException {
        systemd.ifPresent(service -> service.tell("the first run begins"));
        while (!stop.isMade()) {
            runOnce(round);
            if (!stop.isMade()) {
                String status = round.status(round.next(clock.instant()));
                ended.accept(status);
                systemd.ifPresent(service -> service.tell(status));
                await(round);
            }
        }
        systemd.ifPresent(SystemdNotice::stopping);
    }

    private void runOnce(Round round) throws InterruptedException {
        try {
            round.prepare();
            systemd.ifPresent(service -> service.takesUpTo(RunLength.atMost(round.planned())));
            round.run();
        } catch (UsageException e) {
            round.failed(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            round.failed(IoReason.of(e));
        } catch (RuntimeException | Error e) { // the next run has a chance that the end of the process has not
            round.failed(Failures.why(e));
        }
    }

    private void await(Round round) throws InterruptedException {
        while (true) {
            Instant now = clock.instant();
            Instant next = round.next(now);
            Duration left = Duration.between(now, next);
            if (left.isNegative() || left.isZero() || stop.await(shortest(left))) {
                return;
            }
            systemd.ifPresent(service -> service.alive(round.status(next)));
        }
    }

    private Duration shortest(Duration left) {
        Duration wait = left.compareTo(look) < 0 ? left : look;
        return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
    }
}
