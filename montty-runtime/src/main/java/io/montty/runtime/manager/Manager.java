package io.montty.runtime.manager;

import io.montty.runtime.history.HistoryRecorder;
import io.montty.runtime.manager.ClockGuard.Watching;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.Inbox.Folder;
import io.montty.runtime.store.Printable;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.RunLock;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Take what waits in the inbox, file it, carry out requests, and let reports expire.
 *
 * <p>Every change is one rename or one deletion, done last. A kill at any point leaves a file where it was or where it
 * belongs, and the next pass goes on from there.
 */
public final class Manager {

    /** What stands in the audit log for who did something that nobody asked for. */
    static final String NAME = "manager";

    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(9);

    private final Workplace place;
    private final ProjectLayout layout;
    private final Clock clock;
    private final ClockGuard clockGuard;
    private Instant swept = Instant.EPOCH;

    /**
     * Make the manager of one project directory.
     *
     * @param clock the server's clock, which alone decides when reports expire
     * @param uptimeSeconds the whole seconds since the system started, time asleep included; negative if not known
     * @param signatures asked where the project says who may sign reports
     * @param settings what it goes by; asked for once in each pass
     * @param history told of what happens
     */
    public Manager(
            ProjectLayout layout,
            Clock clock,
            LongSupplier uptimeSeconds,
            SignatureCheck signatures,
            Supplier<ManagerSettings> settings,
            HistoryRecorder history) {
        this(layout, clock, uptimeSeconds, signatures, settings, history, BoundedFile.onDisk());
    }

    Manager(
            ProjectLayout layout,
            Clock clock,
            LongSupplier uptimeSeconds,
            SignatureCheck signatures,
            Supplier<ManagerSettings> settings,
            HistoryRecorder history,
            BoundedFile reader) {
        this.layout = layout;
        this.clock = clock;
        this.clockGuard = new ClockGuard(layout.state().resolve("manager-clock"), uptimeSeconds);
        this.place =
                new Workplace(layout, clock, signatures, settings, history, reader, new PastLog(layout.past(), clock));
    }

    /** Do one pass, or say that another manager is at work. */
    public PassResult pass() {
        List<String> troubles = folderTroubles();
        if (!troubles.isEmpty()) {
            return failed(troubles);
        }
        try {
            Optional<RunLock> acquired = lock();
            if (acquired.isEmpty()) {
                return PassResult.ofRefusal();
            }
            try (RunLock lock = acquired.get()) {
                return pass(lock, PassScope.WHOLE, folders -> {});
            }
        } catch (IOException e) {
            return failed(List.of(lockTrouble(e)));
        }
    }

    /** Say that a pass could not begin; where that can be said at all, {@code montty manage --status} tells. */
    PassResult failed(List<String> troubles) {
        PassResult result = PassResult.ofProblems(troubles);
        Instant now = clock.instant();
        try {
            LastRun.of(result, now, now).write(layout.managerLastFailure());
        } catch (IOException e) {
            // The folder for it may be what is missing, and whoever called this pass is told.
        }
        return result;
    }

    /** Return what is wrong with the folders, a line each. */
    List<String> folderTroubles() {
        return ServerFolders.troubles(layout);
    }

    Optional<RunLock> lock() throws IOException {
        StateFolder.make(layout);
        return RunLock.tryAcquire(layout.managerLock());
    }

    String lockTrouble(IOException e) {
        return Printable.text("the lock " + layout.managerLock() + " cannot be taken: " + IoTrouble.reason(e));
    }

    ProjectLayout layout() {
        return layout;
    }

    /**
     * Do one pass under {@code held}, which makes this the only manager.
     *
     * @param folders told of those of the inbox that were looked into
     */
    PassResult pass(RunLock held, PassScope scope, Consumer<List<Folder>> folders) {
        Instant began = clock.instant();
        List<String> troubles = folderTroubles();
        if (!troubles.isEmpty()) {
            return failed(troubles);
        }
        PassLog log = new PassLog();
        place.history().begin(new HostStates(layout.hosts()));
        try {
            StateFolder.make(layout);
            if (!held.renew()) {
                return PassResult.ofRefusal();
            }
            work(scope, folders, began, log);
        } catch (IOException e) {
            log.problem("the folders of reports or of the state cannot be worked with: " + IoTrouble.reason(e));
        }
        keepHistory(log);
        return sayThatItRan(log, began);
    }

    private void work(PassScope scope, Consumer<List<Folder>> folders, Instant began, PassLog log) throws IOException {
        place.past().refresh();
        StateFolder state = new StateFolder(layout, clock, log);
        StateFolder.Loss loss = state.loss(); // first: what was lost forgets since when it was watched
        Watching watching = watching(began, log);
        PassParts parts = new PassParts(place, watching.since(), log);
        parts.register().recover(parts.hosts()::observe);
        Recovery recovery = parts.recovery();
        recovery.run(loss, state, parts.hosts()::observe);
        Arrivals arrivals = new Arrivals(layout, clock, log);
        List<Folder> found = arrivals.take(parts, scope.passedOver());
        folders.accept(found);
        recovery.settle();
        parts.hosts().tellOfNewcomers();
        Expiry expiry = new Expiry(clockGuard, clock, log);
        if (scope.whole()) {
            arrivals.removeDeserted(found);
            sweep(parts.hosts(), watching, began);
            boolean trusted = expiry.run(parts.register(), watching.since());
            parts.housekeeping().run(parts.register(), trusted);
        } else {
            expiry.keepWatch(watching.since());
        }
    }

    /** Where its own notes cannot be read, the manager watches since now, and calls no host silent. */
    private Watching watching(Instant now, PassLog log) {
        try {
            return clockGuard.watching(now);
        } catch (IOException e) {
            log.problem(
                    "REPORTS/_state/manager-clock cannot be read, so no host is found silent: " + IoTrouble.reason(e));
            return new Watching(now, false);
        }
    }

    /** A manager that watches may do many passes a second, and a host's moment is not to the second. */
    private void sweep(HostRegistry hosts, Watching watching, Instant began) {
        boolean soon = began.isBefore(swept.plus(BETWEEN_SWEEPS)) && !began.isBefore(swept);
        if (watching.setBack() || !soon) {
            hosts.sweep(began, watching.setBack());
            swept = began;
        }
    }

    private void keepHistory(PassLog log) {
        try {
            place.history().flush(clock.instant());
        } catch (IOException e) {
            log.problem(IoTrouble.reason(e));
        }
    }

    private PassResult sayThatItRan(PassLog log, Instant began) {
        PassResult result = log.result();
        try {
            LastRun.of(result, began, clock.instant()).write(layout.managerLastRun());
        } catch (IOException e) {
            return result.withProblem("REPORTS/_state cannot note that the manager ran: " + IoTrouble.reason(e));
        }
        return result;
    }
}
