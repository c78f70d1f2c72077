package io.montty.runtime.cli;

import io.montty.api.Status;
import io.montty.api.report.Report;
import io.montty.runtime.checker.Checker;
import io.montty.runtime.checker.Plan;
import io.montty.runtime.checker.Selection;
import io.montty.runtime.engine.Engine;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.RunListener;
import io.montty.runtime.report.ReportPrinter;
import io.montty.runtime.report.ReportWriter;
import io.montty.runtime.report.StatusStyle;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.RunLock;
import io.montty.runtime.transport.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Run the checks of this host and hand on their report. */
@Command(
        name = "check",
        description = "Runs the checks, makes the report, hands it on.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 done; 1 done, but something about the checks or the report needs attention (said on standard"
                    + " error); 2 wrong usage or configuration, nothing done; 3 another run is going on; 70 a fault of"
                    + " MonTTY. With --exit-status: 0 OKAY or NA, 10 WARN, 20 ALERT."
        })
final class CheckCommand implements Callable<Integer> {

    private static final int EXIT_WARN = 10;
    private static final int EXIT_ALERT = 20;

    private final CliEnvironment environment;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(
            names = "--tags",
            split = "[,\\s]+",
            paramLabel = "TAG",
            description = "Run only checks with one of these tags, separated by commas.")
    private List<String> tags = new ArrayList<>();

    @Option(
            names = "--only",
            paramLabel = "ID-GLOB",
            description = "Run only checks whose id matches, e.g. 'host.*'; may be given again.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--format", paramLabel = "text|json", description = "Print the report, in this form.")
    private @Nullable OutputFormat format;

    @Option(names = "--no-report", description = "Make no report for the server; print the result.")
    private boolean noReport;

    @Option(names = "--no-send", description = "Keep the report in the spool; a later run sends it.")
    private boolean noSend;

    @Option(
            names = "--to",
            paramLabel = "USER@SERVER:DIR",
            description = "Send the report to this project directory on a server, in place of the configured one.")
    private @Nullable String to;

    @Option(names = "--dry-run", description = "Say what would run; run nothing.")
    private boolean dryRun;

    @Option(names = "--exit-status", description = "Let the exit code tell the worst status.")
    private boolean exitStatus;

    CheckCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        try (CheckSession session = new CheckSession(environment, project.find(environment))) {
            if (noReport || dryRun) {
                return run(session);
            }
            try (RunLock lock = lock(session.project()).orElse(null)) {
                if (lock == null) {
                    environment
                            .err()
                            .println("montty: another run is checking for "
                                    + session.project().root() + "; this one did nothing");
                    return ExitCode.LOCKED;
                }
                return run(session);
            }
        }
    }

    private int run(CheckSession session) {
        Destination destination = new Destination(environment, session.project(), session.config());
        Optional<Delivery> delivery =
                noReport || noSend || dryRun ? Optional.empty() : Optional.of(destination.delivery(to));
        Plan plan = session.plan();
        Selection.Chosen chosen = new Selection(nonBlank(tags), only).from(plan.nodes());
        if (!chosen.problems().isEmpty()) {
            throw new UsageException(String.join("\nmontty: ", chosen.problems()));
        }
        if (dryRun) {
            new CheckList(environment.out()).print(chosen.nodes(), plan.findings());
            return plan.findings().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
        }
        Report report = check(session, plan, chosen.nodes());
        print(report);
        return exitCode(report, handOn(session, report, delivery), plan);
    }

    private Report check(CheckSession session, Plan plan, List<PlannedNode> nodes) {
        int configured = session.config().check().parallel();
        int parallel = configured > 0 ? configured : Runtime.getRuntime().availableProcessors();
        Progress progress = new Progress(environment.err(), nodes);
        RunListener listener = environment.terminal() ? progress : RunListener.NONE;
        String run = UUID.randomUUID().toString();
        try (GuardedProcesses processes = new GuardedProcesses(session.processes(run));
                Engine engine =
                        new Engine(processes.runner(), environment.root(), environment.clock(), parallel, listener)) {
            return checker(session).run(plan, nodes, engine, processes.runner());
        } finally {
            if (environment.terminal()) {
                progress.erase();
            }
        }
    }

    private boolean handOn(CheckSession session, Report report, Optional<Delivery> delivery) {
        if (noReport) {
            return true;
        }
        try (Delivery open = delivery.orElse(null)) {
            Optional<String> trouble = checker(session).handOn(report, Optional.ofNullable(open));
            trouble.ifPresent(why -> environment.err().println("montty: " + why));
            return trouble.isEmpty();
        } catch (IOException e) {
            environment
                    .err()
                    .println("montty: the report could not be kept in "
                            + session.project().spool() + ": " + FailureMessages.describe(e)
                            + "; make room or make the folder writable, and run again");
            return false;
        }
    }

    private Checker checker(CheckSession session) {
        return new Checker(
                session.project(),
                session.config(),
                environment.clock(),
                environment.root(),
                Version.text(),
                () -> UUID.randomUUID().toString().replace("-", ""));
    }

    private void print(Report report) {
        if (format == OutputFormat.JSON) {
            environment.out().print(new String(new ReportWriter().write(report), StandardCharsets.UTF_8));
        } else if (format == OutputFormat.TEXT || noReport || environment.terminal()) {
            boolean coloured =
                    environment.terminal() && environment.variable("NO_COLOR").isEmpty();
            StatusStyle style = coloured ? StatusStyle.COLOURED : StatusStyle.PLAIN;
            new ReportPrinter(style).lines(report).forEach(environment.out()::println);
        }
        environment.out().flush();
    }

    private int exitCode(Report report, boolean handedOn, Plan plan) {
        if (exitStatus) {
            return report.status() == Status.ALERT
                    ? EXIT_ALERT
                    : report.status() == Status.WARN ? EXIT_WARN : ExitCode.DONE;
        }
        if (!plan.findings().isEmpty() && !environment.terminal()) {
            plan.findings()
                    .forEach(finding ->
                            environment.err().println("montty: " + finding.source() + ": " + finding.message()));
        }
        return handedOn && plan.findings().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private static Optional<RunLock> lock(ProjectLayout project) {
        try {
            return RunLock.tryAcquire(project.checkLock());
        } catch (IOException e) {
            throw new UsageException("cannot write to " + project.spool() + ": " + FailureMessages.describe(e)
                    + "; nothing was done, since the report could not be kept; make the folder writable for this user,"
                    + " or see the result alone with --no-report");
        }
    }

    private static Set<String> nonBlank(List<String> tags) {
        return tags.stream().filter(tag -> !tag.isBlank()).collect(Collectors.toSet());
    }
}
