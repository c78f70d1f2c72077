package io.montty.runtime.checker;

import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.config.MonttyConfig.Report.Format;
import io.montty.runtime.engine.Engine;
import io.montty.runtime.engine.Entries;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.process.LeftBehind;
import io.montty.runtime.process.ProcessRunner;
import io.montty.runtime.report.Redactor;
import io.montty.runtime.report.ReportWriter;
import io.montty.runtime.report.legacy.LegacyReportWriter;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Run selected checks and make their report. */
public final class Checker {

    private final ProjectLayout project;
    private final MonttyConfig config;
    private final Clock clock;
    private final Path root;
    private final String version;
    private final Supplier<String> ids;

    /**
     * Prepare to check.
     *
     * @param root the root of the host's files
     * @param version what the report says of the checker
     * @param ids gives a new report id at each call
     */
    public Checker(
            ProjectLayout project, MonttyConfig config, Clock clock, Path root, String version, Supplier<String> ids) {
        this.project = project;
        this.config = config;
        this.clock = clock;
        this.root = root;
        this.version = version;
        this.ids = ids;
    }

    /** Return the nodes of {@code plan} so that those checks carry their last answer that are not due. */
    public List<PlannedNode> due(RunPlan plan) {
        return carriedResults().carry(plan.nodes(), plan.bundle(), clock.instant());
    }

    /**
     * Keep the answers of those checks of {@code chosen} that do not run every time.
     *
     * @throws IOException if they cannot be kept, so that these checks run again at the next run
     */
    public void remember(Report report, List<PlannedNode> chosen) throws IOException {
        carriedResults().keep(report, chosen);
    }

    private CarriedResults carriedResults() {
        return new CarriedResults(
                project.carriedResults(), new Redactor(config.report().redact()));
    }

    /** Run {@code chosen}, the nodes of {@code plan} as they are due, and make the report of it, findings of every kind included. */
    public WrittenReport run(RunPlan plan, List<PlannedNode> chosen, Engine engine, ProcessRunner processes) {
        OffsetDateTime at = OffsetDateTime.now(clock);
        long began = System.nanoTime();
        Redactor redactor = new Redactor(config.report().redact());
        List<ReportEntry> entries = new ArrayList<>(redactor.entries(engine.run(chosen)));
        List<Finding> findings = new ArrayList<>(plan.findings());
        if (config.report().format() == Format.MTY) {
            findings.remove(Planner.NO_CHECKS); // that form has a report without checks, which says it better
        }
        processes.endLeftBehind().forEach(left -> findings.add(leftBehind(left)));
        processes.fullFolder().ifPresent(full -> findings.add(noRoom(full)));
        List<Finding> redacted = new ArrayList<>(redactor.findings(findings));
        redacted.addAll(redactor.troubles());
        if (!redacted.isEmpty()) {
            entries.add(Entries.findings(redacted));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return travelling(new ReportAssembler(new ReportWriter()).assemble(facts(plan, at, took), entries));
    }

    private static Finding noRoom(Path folder) {
        return new Finding(
                "checker",
                Status.ALERT,
                "the disk of " + folder + " was full, so output of checks may be missing here; make room, or"
                        + " set TMPDIR to a folder on another disk");
    }

    private static Finding leftBehind(LeftBehind left) {
        return new Finding(
                left.check().isEmpty() ? "a check" : left.check(),
                left.ended() ? Status.WARN : Status.ALERT,
                "left the process " + left.name() + " (pid " + left.pid() + ") behind, which "
                        + (left.ended() ? "was ended" : "could not be ended")
                        + "; wait for what the check starts, or start it outside of checks");
    }

    /** A server that still runs MonTTY for Python gets the form that it knows. */
    private WrittenReport travelling(WrittenReport written) {
        return config.report().format() == Format.MTY
                ? new WrittenReport(
                        written.report(), ReportName.Format.MTY, new LegacyReportWriter().write(written.report()))
                : written;
    }

    private ReportAssembler.RunFacts facts(RunPlan plan, OffsetDateTime at, Duration took) {
        return new ReportAssembler.RunFacts(
                ids.get(),
                new HostProbe(root).identify(config.host().name()),
                at,
                took,
                version,
                config.report().ttl(),
                config.check().interval(),
                plan.ids(),
                plan.bundle());
    }
}
