package io.montty.runtime.cli;

import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.runtime.checker.RunPlan;
import io.montty.runtime.cli.CheckOptions.Switch;
import io.montty.runtime.cli.Checking.Checked;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.report.Redactor;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.RunLock;
import io.montty.runtime.transport.Delivery;
import io.montty.runtime.transport.Patience;
import io.montty.runtime.transport.SpoolNews;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Run the checks once, as a command line asked for it. */
final class CheckRun {

    private static final int EXIT_WARN = 10;
    private static final int EXIT_ALERT = 20;

    private final CliEnvironment environment;
    private final Patience patience;
    private final CheckOptions options;
    private final Checking checking;

    CheckRun(CliEnvironment environment, Patience patience, CheckOptions options) {
        this.environment = environment;
        this.patience = patience;
        this.options = options;
        this.checking = new Checking(environment, options);
    }

    /**
     * Run the checks and hand on their report.
     *
     * @return the exit code
     */
    int run() throws IOException, InterruptedException {
        RunPlace place = new RunPlace(environment, ProjectOption.find(options.project(), environment));
        try (Preparation preparation = Preparation.of(place, options);
                RunWatch watch = environment.exit().watch(environment)) {
            if (options.has(Switch.DRY_RUN)) {
                return dryRun(preparation);
            }
            if (options.has(Switch.NO_REPORT)) {
                Checked checked = checking.check(preparation, List.of(), due(preparation), watch);
                new ReportOutput(environment).print(checked.report(), options.format(), true);
                return exitCode(checked, true, preparation);
            }
            return checkAndReport(preparation, watch);
        }
    }

    /** The next run may begin as soon as the report is kept: a server that is slow holds up no checks. */
    private int checkAndReport(Preparation preparation, RunWatch watch) throws IOException, InterruptedException {
        ProjectLayout layout = preparation.place().project();
        SpoolSender sender = new SpoolSender(environment, layout, preparation.config(), patience);
        sender.requirePrivateSpool();
        try (Delivery delivery = options.has(Switch.NO_SEND) ? null : sender.delivery(options.to())) {
            Handover handover = new Handover(sender, environment);
            Checked checked;
            try (RunLock lock = lock(layout).orElse(null)) {
                if (lock == null) {
                    environment.say("another run is checking for " + layout.root() + "; this one did nothing");
                    return ExitCode.LOCKED;
                }
                SpoolNews news = SpoolNews.of(sender.spool());
                checked = checking.check(preparation, news.findings(), due(preparation), watch);
                handover.keep(checked.written(), news, Optional.ofNullable(delivery));
            }
            new ReportOutput(environment).print(checked.report(), options.format(), false);
            if (delivery != null) {
                handover.send(delivery);
            }
            return exitCode(checked, handover.isComplete(), preparation);
        }
    }

    private int dryRun(Preparation preparation) {
        RunPlan plan = preparation.plan();
        new CheckList(environment.out()).print(plan.nodes(), plan.findings());
        return plan.findings().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private Function<RunPlan, List<PlannedNode>> due(Preparation preparation) {
        return options.has(Switch.FORCE) ? RunPlan::nodes : checking.checker(preparation)::due;
    }

    private int exitCode(Checked checked, boolean handedOn, Preparation preparation) {
        List<Finding> findings = checked.findings();
        if (!findings.isEmpty() && !environment.terminal()) {
            new Redactor(preparation.config().report().redact())
                    .findings(findings)
                    .forEach(finding -> environment.say(finding.source() + ": " + finding.message()));
        }
        int done = handedOn && findings.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
        return options.has(Switch.EXIT_STATUS) ? statusCode(checked.report().status(), done) : done;
    }

    /** Return the exit code that tells {@code status}, or {@code otherwise} if it is nothing to tell. */
    static int statusCode(Status status, int otherwise) {
        return status == Status.ALERT ? EXIT_ALERT : status == Status.WARN ? EXIT_WARN : otherwise;
    }

    /** Take the lock of whoever runs the checks; return none where another run has it. */
    static Optional<RunLock> lock(ProjectLayout project) {
        try {
            return RunLock.tryAcquire(project.checkLock());
        } catch (IOException e) {
            throw new UsageException("cannot write to " + project.spool() + ": " + IoReason.of(e)
                    + "; nothing was done, since the report could not be kept; make the folder writable for this user,"
                    + " or see the result alone with --no-report");
        }
    }
}
