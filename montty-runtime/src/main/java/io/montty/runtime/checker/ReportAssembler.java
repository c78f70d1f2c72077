package io.montty.runtime.checker;

import io.montty.api.Status;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.engine.Entries;
import io.montty.runtime.report.ReportReader;
import io.montty.runtime.report.ReportWriter;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

/** Make a report of what a run found, no larger than a server takes. */
final class ReportAssembler {

    private static final int SHORTEST_OUTPUT = 256;

    private final ReportWriter writer;

    ReportAssembler(ReportWriter writer) {
        this.writer = writer;
    }

    /**
     * Hold what a report says of the run as a whole.
     *
     * @param id the report's id
     * @param host the host
     * @param at when the run began
     * @param duration how long it took
     * @param version the checker's version
     * @param ttl how long the report is shown
     * @param interval when the next report is due
     * @param intended the ids of all checks that this host means to run
     * @param bundle a digest of the checks
     */
    record RunFacts(
            String id,
            HostIdentity host,
            OffsetDateTime at,
            Duration duration,
            String version,
            Duration ttl,
            Duration interval,
            List<String> intended,
            String bundle) {}

    /** Put the report together; where it is too large, every check's output is cut shorter until it fits. */
    Report assemble(RunFacts facts, List<ReportEntry> entries) {
        Report report = report(facts, entries);
        byte[] bytes = writer.write(report);
        for (int longest = 32 * 1024; bytes.length > ReportReader.LARGEST && longest >= SHORTEST_OUTPUT; longest /= 2) {
            int most = longest;
            report = report(
                    facts,
                    entries.stream().map(entry -> Entries.cut(entry, most)).toList());
            bytes = writer.write(report);
        }
        return report;
    }

    private static Report report(RunFacts facts, List<ReportEntry> entries) {
        return new Report(
                facts.id(),
                facts.host(),
                facts.at(),
                facts.duration(),
                facts.version(),
                facts.ttl(),
                facts.interval(),
                facts.intended(),
                facts.bundle(),
                Status.worst(entries.stream().map(ReportEntry::status).toList()),
                entries);
    }
}
