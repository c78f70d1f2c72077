package io.montty.runtime.cli;

import io.montty.runtime.cli.CheckOptions.Switch;
import io.montty.runtime.monitor.terminal.Interrupts;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.RunLock;
import io.montty.runtime.transport.Patience;
import io.montty.runtime.transport.Spool;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Run the checks again and again in one process, each at its own interval, until asked to stop. */
final class CheckWatch {

    /** How long what goes on has until the process ends, when it is asked to. */
    private static final long GRACE_SECONDS = 5;

    /** What is about a single run, and what a checker that stays would do again and again. */
    private static final List<Switch> SINGLE =
            List.of(Switch.DRY_RUN, Switch.NO_REPORT, Switch.FORCE, Switch.EXIT_STATUS);

    private final CliEnvironment environment;
    private final Patience patience;
    private final CheckOptions options;
    private final StopRequest stop = new StopRequest();
    private final CountDownLatch ended = new CountDownLatch(1);

    CheckWatch(CliEnvironment environment, Patience patience, CheckOptions options) {
        this.environment = environment;
        this.patience = patience;
        this.options = options;
    }

    /**
     * Keep on until asked to stop.
     *
     * @return the exit code
     * @throws UsageException if the options do not go together, or the configuration is wrong
     */
    int run() throws IOException, InterruptedException {
        if (options.format() != null || SINGLE.stream().anyMatch(options::has)) {
            throw new UsageException("--watch goes on for ever, and makes a report of each run; --dry-run, --no-report,"
                    + " --force, --exit-status and --format are about a single run: give them without --watch");
        }
        RunPlace place = new RunPlace(environment, ProjectOption.find(options.project(), environment));
        SpoolSender.requirePrivate(new Spool(place.project(), environment.clock())); // before anything is kept there
        try (RunLock lock = lock(place.project()).orElse(null)) {
            if (lock == null) {
                environment.say("another montty check --watch is at work in "
                        + place.project().root() + "; this one did nothing");
                return ExitCode.LOCKED;
            }
            keepOn(place);
        } finally {
            ended.countDown();
        }
        return ExitCode.DONE;
    }

    private void keepOn(RunPlace place) throws InterruptedException {
        Optional<SystemdNotice> systemd =
                SystemdNotice.of(environment, "checker", ProcessHandle.current().pid(), System::nanoTime);
        try (LivePreparation live = new LivePreparation(place, options);
                Courier courier = new Courier(environment);
                RunWatch watch = environment.exit().watch(environment)) {
            CheckRound round = new CheckRound(environment, patience, options, live, watch, courier);
            // Heard by itself, and not at the end of the Java runtime, which a check may have begun for ever.
            Interrupts.orTerminationOn(() -> endBySignal(watch, courier));
            new WatchLoop(environment.clock(), stop, systemd).run(round, this::show);
        }
    }

    private void show(String status) {
        if (environment.terminal()) {
            environment.out().println(status);
            environment.out().flush();
        }
    }

    /** The loop ends by itself unless it is in the middle of checks, or somewhere that takes too long. */
    private void endBySignal(RunWatch watch, Courier courier) {
        stop.make();
        try {
            if (watch.endBySignal()) {
                courier.close(); // the loop does not come to it any more
            } else if (!ended.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                environment.say("ended by a signal in the middle of something that took too long to wait for it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        environment.exit().exit(ExitCode.DONE);
    }

    private static Optional<RunLock> lock(ProjectLayout project) {
        try {
            return RunLock.tryAcquire(project.watchLock());
        } catch (IOException e) {
            throw new UsageException("cannot write to " + project.spool() + ": " + IoReason.of(e)
                    + "; nothing was done, since no report could be kept; make the folder writable for this user");
        }
    }
}
