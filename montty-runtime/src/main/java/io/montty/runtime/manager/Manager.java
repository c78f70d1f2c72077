package io.montty.runtime.manager;

import io.montty.runtime.history.HistoryRecorder;
import io.montty.runtime.manager.ClockGuard.Watching;
import io.montty.runtime.manager.FiledReports.FiledReport;
import io.montty.runtime.manager.problem.ProblemRules;
import io.montty.runtime.manager.silence.SilenceRules;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.AuditLog;
import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.Inbox;
import io.montty.runtime.store.Printable;
import io.montty.runtime.store.PrivateFolder;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.Refusals;
import io.montty.runtime.store.Rejects;
import io.montty.runtime.store.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

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

    private final ProjectLayout layout;
    private final Clock clock;
    private final ClockGuard clockGuard;
    private final SignatureCheck signatures;
    private final ManagerSettings settings;
    private final HistoryRecorder history;
    private final BoundedFile reader;
    private final PastLog past;
    private Instant swept = Instant.EPOCH;

    /**
     * Make the manager of one project directory.
     *
     * @param clock the server's clock, which alone decides when reports expire
     * @param uptimeSeconds the whole seconds since the system started, time asleep included; negative if not known
     * @param signatures asked where the project says who may sign reports
     * @param settings what it goes by
     * @param history told of what happens
     */
    public Manager(
            ProjectLayout layout,
            Clock clock,
            LongSupplier uptimeSeconds,
            SignatureCheck signatures,
            ManagerSettings settings,
            HistoryRecorder history) {
        this(layout, clock, uptimeSeconds, signatures, settings, history, BoundedFile.onDisk());
    }

    Manager(
            ProjectLayout layout,
            Clock clock,
            LongSupplier uptimeSeconds,
            SignatureCheck signatures,
            ManagerSettings settings,
            HistoryRecorder history,
            BoundedFile reader) {
        this.layout = layout;
        this.clock = clock;
        this.clockGuard = new ClockGuard(layout.state().resolve("manager-clock"), uptimeSeconds);
        this.signatures = signatures;
        this.settings = settings;
        this.history = history;
        this.reader = reader;
        this.past = new PastLog(layout.past(), clock);
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
                return pass(lock);
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
        List<Path> needed = Stream.concat(
                        Stream.of(layout.input(), layout.reject(), layout.state()), layout.filedFolders().stream())
                .toList();
        // The state is made anew, but only where the others are: else a file system is not mounted.
        List<String> missing = missing(
                needed.stream().filter(folder -> !folder.equals(layout.state())).toList());
        if (!missing.isEmpty()) {
            return missing;
        }
        // The folder of a host that sends over SFTP is its account's to write to; the inbox above it is not.
        return PrivateFolder.flaws(Stream.concat(
                        needed.stream(),
                        Stream.of(layout.seen(), layout.past(), layout.filing(), layout.hosts(), layout.audit()))
                .toList());
    }

    private List<String> missing(List<Path> needed) {
        return needed.stream()
                .filter(folder -> !Files.isDirectory(folder))
                .map(folder ->
                        Printable.text("the folder " + folder + " is missing; run: montty deploy " + layout.root()))
                .toList();
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

    /** Do one pass under {@code held}, which makes this the only manager. */
    PassResult pass(RunLock held) {
        Instant began = clock.instant();
        List<String> troubles = folderTroubles();
        if (!troubles.isEmpty()) {
            return failed(troubles);
        }
        PassLog log = new PassLog();
        history.begin(new HostStates(layout.hosts()));
        try {
            StateFolder.make(layout);
            if (!held.renew()) {
                return PassResult.ofRefusal();
            }
            past.refresh();
            StateFolder state = new StateFolder(layout, clock, log);
            StateFolder.Loss loss = state.loss(); // first: what was lost forgets since when it was watched
            Watching watching = watching(began, log);
            Register register =
                    new Register(FiledReports.in(layout), new SeenReports(layout, clock, past), reader, log);
            HostRegistry hosts = hosts(register, watching.since(), log);
            register.recover(hosts::observe);
            recovery(register, log).run(loss, state, hosts::observe);
            takeIncoming(register, hosts, log);
            hosts.tellOfNewcomers();
            sweep(hosts, watching, began);
            boolean trusted = expire(register, watching.since(), log);
            new Housekeeping(layout, clock, settings, past, log).run(register, trusted);
        } catch (IOException e) {
            log.problem("the folders of reports or of the state cannot be worked with: " + IoTrouble.reason(e));
        }
        keepHistory(log);
        return sayThatItRan(log, began);
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

    private HostRegistry hosts(Register register, Instant watchingSince, PassLog log) {
        HostStates states = new HostStates(layout.hosts());
        AuditLog audit = new AuditLog(layout.audit(), clock);
        Conditions conditions = new ServerReports(layout, clock, register, audit);
        SilenceRules rules = new SilenceRules(settings.grace(), settings.lostAfter(), settings.unpromised());
        return new HostRegistry(
                states,
                new ProblemRules(settings::failAfter),
                history,
                new VanishedChecks(conditions),
                new EndedAcknowledgements(audit, log),
                new SilenceWatch(rules, conditions, watchingSince),
                new Newcomers(states, history, audit, log),
                new DamagedStates(states, layout.damaged(), clock, log),
                log);
    }

    /** A manager that watches may do many passes a second, and a host's moment is not to the second. */
    private void sweep(HostRegistry hosts, Watching watching, Instant began) {
        boolean soon = began.isBefore(swept.plus(BETWEEN_SWEEPS)) && !began.isBefore(swept);
        if (watching.setBack() || !soon) {
            hosts.sweep(began, watching.setBack());
            swept = began;
        }
    }

    private Recovery recovery(Register register, PassLog log) {
        return new Recovery(
                layout,
                clock,
                register,
                new HostStates(layout.hosts()),
                new ServerReports(layout, clock, register, new AuditLog(layout.audit(), clock)),
                ConditionId::isServers,
                ServerName.find(),
                log);
    }

    private void takeIncoming(Register register, HostRegistry hosts, PassLog log) {
        AuditLog audit = new AuditLog(layout.audit(), clock);
        Rejects rejects = new Rejects(layout.reject(), clock, log::rejected);
        Identification identification = new Identification(layout, signatures, log);
        ReportFiling filing = new ReportFiling(layout, clock, register, hosts, identification, audit, rejects, log);
        Requests requests = requests(register, hosts, audit, log);
        Refusals refusals = new Refusals(NAME, audit, rejects, log::note);
        Drops drops = Drops.in(layout.drops());
        Intake intake = new Intake(clock, reader, filing, requests, refusals, rejects, drops, log);
        try {
            new Inbox(layout.input())
                    .entries((host, trouble) -> log.problem(
                            "REPORTS/_input/" + host.label() + " cannot be listed: " + IoTrouble.reason(trouble)))
                    .forEach(intake::take);
        } catch (IOException e) {
            log.problem("REPORTS/_input cannot be listed: " + IoTrouble.reason(e));
        }
        removeDeserted(log);
        keep(drops, log);
    }

    private Requests requests(Register register, HostRegistry hosts, AuditLog audit, PassLog log) {
        return new Requests(
                new Deletions(register, hosts, audit, reader, log),
                new Acknowledgements(hosts, new HostStates(layout.hosts()), history, clock, audit, log),
                new DowntimeChanges(layout.downtimes(), clock, audit, log),
                new HostChanges(hosts, clock, audit, log));
    }

    private void removeDeserted(PassLog log) {
        try {
            new Inbox(layout.input()).removeDeserted(clock.instant());
        } catch (IOException e) {
            log.problem("a folder in REPORTS/_input that nothing comes to any more cannot be removed: "
                    + IoTrouble.reason(e));
        }
    }

    private static void keep(Drops drops, PassLog log) {
        if (drops.isUnsettled()) {
            log.unsettled();
        }
        try {
            drops.keep();
        } catch (IOException e) {
            log.problem("REPORTS/_state/drops cannot be written, so reports that were written in place are not taken: "
                    + IoTrouble.reason(e));
        }
    }

    /** Remove the reports whose time is past, unless the clock cannot be trusted to say so; tell whether it can. */
    private boolean expire(Register register, Instant watchingSince, PassLog log) {
        long now = clock.instant().getEpochSecond();
        if (clockJumped(now, watchingSince, log)) {
            log.expirySkipped();
            return false;
        }
        List<FiledReport> over = register.expiredAt(now);
        Register.Removal removal = register.removal(over);
        for (FiledReport report : over) {
            try {
                if (removal.delete(report)) {
                    log.expired();
                }
            } catch (IOException e) {
                log.problem("the expired report " + report.name() + " cannot be removed: " + IoTrouble.reason(e));
            }
        }
        return true;
    }

    private boolean clockJumped(long now, Instant watchingSince, PassLog log) {
        Optional<String> jump = Optional.empty();
        try {
            jump = clockGuard.jump(now);
            clockGuard.keep(now, jump.isPresent() ? Instant.ofEpochSecond(now) : watchingSince);
        } catch (IOException e) {
            log.problem("REPORTS/_state/manager-clock cannot be kept: " + IoTrouble.reason(e));
        }
        jump.ifPresent(log::problem);
        return jump.isPresent();
    }

    private void keepHistory(PassLog log) {
        try {
            history.flush(clock.instant());
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
