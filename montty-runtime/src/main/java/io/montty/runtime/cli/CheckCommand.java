package io.montty.runtime.cli;

import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.api.report.Report;
import io.montty.runtime.checker.Checker;
import io.montty.runtime.checker.Plan;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.engine.Engine;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.process.ProcessRunner;
import io.montty.runtime.report.Redactor;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.RunLock;
import io.montty.runtime.transport.Delivery;
import io.montty.runtime.transport.Patience;
import io.montty.runtime.transport.SpoolNews;
import java.io.IOException;
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
            "Where the server is another machine, a run that is not on a terminal waits a little before it connects, as"
                    + " server.splay in montty.yaml says (0s for no wait), and tries again three times within about a"
                    + " minute. What is not handed in then stays in the spool; see: montty send --status",
            "",
            "Exit codes: 0 done; 1 done, but something about the checks or the report needs attention (said on standard"
                    + " error); 2 wrong usage or configuration, nothing done; 3 another run is going on; 70 a fault of"
                    + " MonTTY. With --exit-status: 0 OKAY or NA, 10 WARN, 20 ALERT."
        })
final class CheckCommand implements Callable<Integer> {

    private static final int EXIT_WARN = 10;
    private static final int EXIT_ALERT = 20;

    private final CliEnvironment environment;
    private final Patience patience;

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
            paramLabel = "USER@SERVER[:DIR]",
            description =
                    "Send the report to this server, in place of the configured one; with DIR over SFTP, into that"
                            + " project directory.")
    private @Nullable String to;

    @Option(
            names = "--report-format",
            paramLabel = "json|mty",
            description = "Write the report for the server in this form, in place of the configured one; mty is that of"
                    + " MonTTY for Python.")
    private MonttyConfig.Report.@Nullable Format reportFormat;

    @Option(names = "--dry-run", description = "Say what would run; run nothing.")
    private boolean dryRun;

    @Option(names = "--force", description = "Run also the checks that are not due by their interval.")
    private boolean force;

    @Option(names = "--exit-status", description = "Let the exit code tell the worst status.")
    private boolean exitStatus;

    CheckCommand(CliEnvironment environment, Patience patience) {
        this.environment = environment;
        this.patience = patience;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (CheckSession session = new CheckSession(environment, project.find(environment));
                RunWatch watch = environment.exit().watch(environment)) {
            if (dryRun) {
                return dryRun(session);
            }
            if (noReport) {
                Checked checked = check(session, List.of(), watch);
                new ReportOutput(environment).print(checked.report(), format, true);
                return exitCode(checked, true, session);
            }
            return checkAndReport(session, watch);
        }
    }

    /** Hold the report of a run, and what it was a run of. */
    private record Checked(Report report, Plan plan) {}

    /** The next run may begin as soon as the report is kept: a server that is slow holds up no checks. */
    private int checkAndReport(CheckSession session, RunWatch watch) throws IOException, InterruptedException {
        ProjectLayout layout = session.project();
        SpoolSender sender = new SpoolSender(environment, layout, session.config(), patience);
        sender.requirePrivateSpool();
        try (Delivery delivery = noSend ? null : sender.delivery(to)) {
            Handover handover = new Handover(checker(session), sender, environment);
            Checked checked;
            try (RunLock lock = lock(layout).orElse(null)) {
                if (lock == null) {
                    environment.say("another run is checking for " + layout.root() + "; this one did nothing");
                    return ExitCode.LOCKED;
                }
                SpoolNews news = SpoolNews.of(sender.spool());
                checked = check(session, news.findings(), watch);
                handover.keep(checked.report(), news, Optional.ofNullable(delivery));
            }
            new ReportOutput(environment).print(checked.report(), format, false);
            if (delivery != null) {
                handover.send(delivery);
            }
            return exitCode(checked, handover.isComplete(), session);
        }
    }

    private int dryRun(CheckSession session) {
        Choice choice = Choice.of(session, nonBlank(tags), only);
        new CheckList(environment.out()).print(choice.nodes(), choice.plan().findings());
        return choice.plan().findings().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private Checked check(CheckSession session, List<Finding> news, RunWatch watch) throws InterruptedException {
        Choice choice = Choice.of(session, nonBlank(tags), only);
        Plan plan = choice.plan().withFindings(news);
        return new Checked(check(session, plan, choice.nodes(), watch), plan);
    }

    private Report check(CheckSession session, Plan plan, List<PlannedNode> nodes, RunWatch watch)
            throws InterruptedException {
        int configured = session.config().check().parallel();
        int parallel = configured > 0 ? configured : Runtime.getRuntime().availableProcessors();
        Progress progress = new Progress(environment.err(), environment.terminal(), nodes);
        String run = UUID.randomUUID().toString();
        ProcessRunner processes = session.processes(run);
        try (Engine engine = new Engine(session.host(processes), parallel, progress)) {
            watch.begin(engine, processes, progress);
            Checker checker = checker(session);
            Report report = checker.run(plan, force ? nodes : checker.due(plan, nodes), engine, processes);
            remember(checker, report, nodes);
            return report;
        } finally {
            watch.end();
            progress.end();
            cleanUp(processes);
        }
    }

    /** Only the run that holds the lock may write to the spool. */
    private void remember(Checker checker, Report report, List<PlannedNode> nodes) {
        if (noReport) {
            return;
        }
        try {
            checker.remember(report, nodes);
        } catch (IOException e) {
            environment.say("could not keep the answers of checks with an interval, which therefore run again next"
                    + " time: " + IoReason.of(e));
        }
    }

    /** What cannot be removed is a nuisance, and no reason to lose the report. */
    private void cleanUp(ProcessRunner processes) {
        try {
            processes.close();
        } catch (IOException e) {
            environment.say("could not clean up behind the checks: " + IoReason.of(e));
        }
    }

    private Checker checker(CheckSession session) {
        MonttyConfig config = session.config();
        return new Checker(
                session.project(),
                reportFormat == null ? config : config.withReportFormat(reportFormat),
                environment.clock(),
                environment.root(),
                Version.text(),
                () -> UUID.randomUUID().toString().replace("-", ""));
    }

    private int exitCode(Checked checked, boolean handedOn, CheckSession session) {
        List<Finding> findings = checked.plan().findings();
        if (!findings.isEmpty() && !environment.terminal()) {
            new Redactor(session.config().report().redact())
                    .findings(findings)
                    .forEach(finding -> environment.say(finding.source() + ": " + finding.message()));
        }
        int done = handedOn && findings.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
        return exitStatus ? statusCode(checked.report().status(), done) : done;
    }

    /** Return the exit code that tells {@code status}, or {@code otherwise} if it is nothing to tell. */
    static int statusCode(Status status, int otherwise) {
        return status == Status.ALERT ? EXIT_ALERT : status == Status.WARN ? EXIT_WARN : otherwise;
    }

    private static Optional<RunLock> lock(ProjectLayout project) {
        try {
            return RunLock.tryAcquire(project.checkLock());
        } catch (IOException e) {
            throw new UsageException("cannot write to " + project.spool() + ": " + IoReason.of(e)
                    + "; nothing was done, since the report could not be kept; make the folder writable for this user,"
                    + " or see the result alone with --no-report");
        }
    }

    private static Set<String> nonBlank(List<String> tags) {
        return tags.stream().filter(tag -> !tag.isBlank()).collect(Collectors.toSet());
    }
}
