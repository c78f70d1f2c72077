package io.montty.runtime.cli;

import io.montty.api.CheckSpec;
import io.montty.api.Finding;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.checker.Checker;
import io.montty.runtime.checker.RunPlan;
import io.montty.runtime.checker.WrittenReport;
import io.montty.runtime.cli.CheckOptions.Switch;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.engine.Engine;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.RunListener;
import io.montty.runtime.process.ProcessRunner;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** Run the checks that were prepared, and make their report; who calls decides when, and what becomes of it. */
final class Checking {

    private final CliEnvironment environment;
    private final CheckOptions options;
    private final RunListener listener;

    Checking(CliEnvironment environment, CheckOptions options) {
        this(environment, options, RunListener.NONE);
    }

    /** @param listener told of each check, beside the terminal */
    Checking(CliEnvironment environment, CheckOptions options, RunListener listener) {
        this.environment = environment;
        this.options = options;
        this.listener = listener;
    }

    /** Hold the report of a run, and what was wrong with its checks. */
    record Checked(WrittenReport written, List<Finding> findings) {

        Report report() {
            return written.report();
        }
    }

    /**
     * Run the checks.
     *
     * @param more what the report says beside what the plan found
     * @param due makes those nodes of a plan carry their last answer that are not due
     * @param watch ends the run if something wants to end before its time
     */
    Checked check(Preparation preparation, List<Finding> more, Function<RunPlan, List<PlannedNode>> due, RunWatch watch)
            throws InterruptedException {
        Checker checker = checker(preparation);
        Preparation.Ready ready = preparation.ready(due);
        RunPlan plan = ready.plan().withFindings(more);
        int configured = preparation.config().check().parallel();
        int parallel = configured > 0 ? configured : Runtime.getRuntime().availableProcessors();
        Progress progress = new Progress(environment.err(), environment.terminal(), plan.nodes());
        ProcessRunner processes = preparation.place().processes(new RandomIds(environment.root()).next());
        try (Engine engine = new Engine(preparation.place().host(processes), parallel, both(progress))) {
            watch.begin(engine, processes, progress);
            WrittenReport written = checker.run(plan, ready.nodes(), engine, processes);
            remember(checker, written.report(), plan.nodes());
            return new Checked(written, plan.findings());
        } finally {
            watch.end();
            progress.end();
            cleanUp(processes);
        }
    }

    private RunListener both(Progress progress) {
        return new RunListener() {
            @Override
            public void started(CheckSpec check) {
                listener.started(check);
                progress.started(check);
            }

            @Override
            public void ended(ReportEntry entry) {
                progress.ended(entry);
                listener.ended(entry);
            }
        };
    }

    /** Only the run that holds the lock may write to the spool. */
    private void remember(Checker checker, Report report, List<PlannedNode> nodes) {
        if (options.has(Switch.NO_REPORT)) {
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

    Checker checker(Preparation preparation) {
        MonttyConfig config = preparation.config();
        return new Checker(
                preparation.place().project(),
                options.reportFormat() == null ? config : config.withReportFormat(options.reportFormat()),
                environment.stampingClock(),
                environment.root(),
                Version.text(),
                () -> new RandomIds(environment.root()).next());
    }
}
