package io.montty.runtime.checker;

import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.engine.Engine;
import io.montty.runtime.engine.Entries;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.process.ProcessRunner;
import io.montty.runtime.report.ReportWriter;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.ReportName;
import io.montty.runtime.transport.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Run selected checks and make, spool and send their report. */
public final class Checker {

    private final ProjectLayout project;
    private final MonttyConfig config;
    private final Clock clock;
    private final Path root;
    private final String version;
    private final Supplier<String> ids;
    private final ReportWriter writer = new ReportWriter();

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

    /** Run {@code chosen} of {@code plan} and make the report of it, findings of every kind included. */
    public Report run(Plan plan, List<PlannedNode> chosen, Engine engine, ProcessRunner processes) {
        OffsetDateTime at = OffsetDateTime.now(clock);
        long began = System.nanoTime();
        List<ReportEntry> entries = new ArrayList<>(engine.run(chosen));
        List<Finding> findings = new ArrayList<>(plan.findings());
        processes
                .endLeftBehind()
                .forEach(left -> findings.add(new Finding(
                        left.check().isEmpty() ? "a check" : left.check(),
                        Status.WARN,
                        "left the process " + left.name() + " (pid " + left.pid()
                                + ") behind, which was ended; wait for what"
                                + " the check starts, or start it outside of checks")));
        if (!findings.isEmpty()) {
            entries.add(Entries.findings(findings));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return new ReportAssembler(writer).assemble(facts(plan, at, took), entries);
    }

    /**
     * Keep a report in the spool, and hand in all that waits there.
     *
     * @param delivery where to; empty to leave it in the spool
     * @return why reports are still waiting, or empty if none are or none should go
     * @throws IOException if the report cannot be kept
     */
    public Optional<String> handOn(Report report, Optional<Delivery> delivery) throws IOException {
        long expiry = report.at().toEpochSecond() + report.ttl().toSeconds();
        Spool spool = new Spool(project.spool());
        spool.add(
                report.at().toInstant(),
                new ReportName(report.id(), report.status(), expiry, ReportName.Format.JSON),
                writer.write(report));
        return delivery.isPresent() ? new Sender(spool, delivery.get()).send() : Optional.empty();
    }

    private ReportAssembler.RunFacts facts(Plan plan, OffsetDateTime at, Duration took) {
        return new ReportAssembler.RunFacts(
                ids.get(),
                new HostProbe(root).identify(config.host().name()),
                at,
                took,
                version,
                config.report().ttl(),
                config.check().interval(),
                plan.ids(),
                Bundle.digest(project.root(), plan.origins()));
    }
}
