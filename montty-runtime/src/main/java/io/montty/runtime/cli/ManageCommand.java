package io.montty.runtime.cli;

import io.montty.api.DurationNotation;
import io.montty.api.Status;
import io.montty.runtime.config.Comments;
import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.ManagerConfig;
import io.montty.runtime.history.HistoryBounds;
import io.montty.runtime.history.HistoryRecorder;
import io.montty.runtime.history.SqliteHistory;
import io.montty.runtime.manager.Manager;
import io.montty.runtime.manager.ManagerSettings;
import io.montty.runtime.manager.ManagerWatch;
import io.montty.runtime.manager.PassResult;
import io.montty.runtime.manager.Supervisor;
import io.montty.runtime.manager.problem.FailAfter;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** File what came in, carry out requests, and let reports expire. */
@Command(
        name = "manage",
        description = "Files reports by status, carries out deletes, lets reports expire.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 done; 1 done, but a file was rejected, or something could not be worked with (said on standard"
                    + " error); 2 wrong usage or configuration; 3 another manager is at work; 70 a fault of MonTTY."
                    + " A request that could not be carried out is said on standard error, and is 0.",
            "With --watch: a signal, such as SIGTERM, lets the pass that is going on end; the exit code is then that of"
                    + " the signal, 143 for SIGTERM.",
            "With --status: 0 all is well; 1 no pass ended within --max-age, or the last one could not do all;"
                    + " 2 wrong usage or configuration."
        })
final class ManageCommand implements Callable<Integer> {

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final long UNKNOWN = -1;

    private final CliEnvironment environment;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(names = "--watch", description = "Keep doing so until told to stop, as soon as something comes in.")
    private boolean watch;

    @Option(
            names = "--status",
            description = "Do nothing; say when the manager last ran, whether it is running, what waits for it, and how"
                    + " many hosts are silent.")
    private boolean status;

    @Option(
            names = "--max-age",
            paramLabel = "DURATION",
            description = "With --status: how long ago the last pass may have ended, e.g. 90s or 10m; 3m by default.")
    private @Nullable String maxAge;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            description = "With --status: print it in this form; as text by default.")
    private @Nullable OutputFormat format;

    ManageCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        ProjectLayout layout = project.find(environment);
        if (status) {
            return printStatus(layout);
        }
        if (maxAge != null || format != null) {
            throw new UsageException("--max-age and --format go with --status, which is missing");
        }
        ManagerConfig config = config(layout, "the configuration is wrong, nothing was done");
        try (HistoryRecorder history = history(layout, config)) {
            Manager manager = new Manager(
                    layout,
                    environment.clock(),
                    this::uptimeSeconds,
                    new ReportSignatures(environment, layout),
                    new LiveSettings<>(
                            layout.config(),
                            () -> settings(config(layout, "the configuration is wrong")),
                            environment::say),
                    history);
            return watch ? keepOn(manager, layout) : once(manager, layout);
        }
    }

    /** A file of comments alone is not read in earnest: that takes longer than a pass with nothing to do. */
    private static ManagerConfig config(ProjectLayout layout, String wrong) {
        return Comments.alone(layout.config())
                ? ManagerConfig.defaults()
                : ProjectOption.read(new Configuration(layout), wrong).manager();
    }

    private HistoryRecorder history(ProjectLayout layout, ManagerConfig config) {
        if (!config.history()) {
            return HistoryRecorder.off();
        }
        HistoryBounds bounds =
                new HistoryBounds(Duration.ofDays(config.historyDays()), config.historyMegabytes() * 1024L * 1024L);
        return new SqliteHistory(HistoryCommand.file(environment, layout), bounds, environment.clock());
    }

    private int printStatus(ProjectLayout layout) throws IOException {
        if (watch) {
            throw new UsageException("--status and --watch do not go together: --status does nothing but look");
        }
        ProjectOption.read(new Configuration(layout));
        Duration oldest = maxAge == null ? LONG : parsed(maxAge);
        ManagerStatus found = ManagerStatus.of(environment, layout, oldest);
        ManagerStatusOutput output = new ManagerStatusOutput(environment, found);
        if (format == OutputFormat.JSON) {
            output.printJson();
        } else {
            output.printText();
        }
        return found.isFine() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private static Duration parsed(String text) {
        return DurationNotation.parse(text)
                .orElseThrow(
                        () -> new UsageException("--max-age is '" + text + "', expected " + DurationNotation.EXPECTED));
    }

    static ManagerSettings settings(ManagerConfig config) {
        Map<String, FailAfter> failAfter = new LinkedHashMap<>();
        config.failAfter().forEach((glob, value) -> failAfter.put(glob, FailAfter.parse(value)));
        ManagerSettings defaults = ManagerSettings.defaults();
        return new ManagerSettings(
                config.lateAfter(),
                config.lostAfter(),
                config.unpromised(),
                failAfter,
                new ManagerSettings.Quarantine(
                        Duration.ofDays(config.quarantineDays()),
                        defaults.quarantine().files(),
                        defaults.quarantine().bytes()),
                new ManagerSettings.Audit(
                        Duration.ofDays(config.auditDays()), defaults.audit().bytes()));
    }

    private int once(Manager manager, ProjectLayout layout) {
        PassResult result = manager.pass();
        if (environment.terminal() && !result.refused()) {
            environment.out().println(summary(result));
        }
        return tell(result, layout);
    }

    private int keepOn(Manager manager, ProjectLayout layout) {
        Thread worker = Thread.currentThread();
        CountDownLatch ended = new CountDownLatch(1);
        Thread stop = new Thread(() -> stop(worker, ended), "stop-manager");
        Runtime.getRuntime().addShutdownHook(stop);
        Supervisor supervisor =
                SystemdSupervisor.of(environment, ProcessHandle.current().pid(), System::nanoTime);
        Optional<PassResult> refused;
        try {
            refused = new ManagerWatch(manager, INTERVAL, supervisor).run(result -> tell(result, layout));
        } finally {
            ended.countDown();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            return ExitCode.DONE; // a signal asked for the end, and this is it
        }
        return refused.map(result -> tell(result, layout)).orElse(ExitCode.DONE);
    }

    /** Let the pass that is going on end before the process does; its thread never ends, but waits for this one. */
    private void stop(Thread worker, CountDownLatch ended) {
        worker.interrupt();
        try {
            if (!ended.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                environment.say("ended by a signal in the middle of a pass that took too long to wait for it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int tell(PassResult result, ProjectLayout layout) {
        if (result.refused()) {
            environment.say("another manager is at work in " + layout.root() + "; this one did nothing");
            return ExitCode.LOCKED;
        }
        result.rejected()
                .forEach(file -> environment.say(
                        "rejected " + file.name() + ": " + file.what() + "; it is in " + layout.reject()));
        result.notes().forEach(file -> environment.say(file.name() + ": " + file.what()));
        result.problems().forEach(environment::say);
        return result.hasFindings() ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private static String summary(PassResult result) {
        StringJoiner filed = new StringJoiner(", ", " (", ")").setEmptyValue("");
        for (Status status : new Status[] {Status.ALERT, Status.WARN, Status.OKAY, Status.NA}) {
            if (result.filed().containsKey(status)) {
                filed.add(status + " " + result.filed().get(status));
            }
        }
        return "filed " + result.filedReports() + filed + ", expired " + result.expired() + ", deleted "
                + result.deleted() + ", duplicates " + result.duplicates() + ", rejected "
                + result.rejected().size();
    }

    private long uptimeSeconds() {
        Path uptime = environment.root().resolve("proc/uptime");
        try {
            String text = Files.readString(uptime);
            return Long.parseLong(text.substring(0, text.indexOf('.')));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return UNKNOWN;
        }
    }
}
