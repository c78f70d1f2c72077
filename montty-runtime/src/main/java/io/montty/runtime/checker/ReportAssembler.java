package io.montty.runtime.checker;

import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.engine.Entries;
import io.montty.runtime.report.ReportReader;
import io.montty.runtime.report.ReportWriter;
import io.montty.runtime.store.ReportName;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Make a report of what a run found, no larger than a server takes. */
final class ReportAssembler {

    private static final int LONGEST_OUTPUT = 32 * 1024;
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
            String bundle) {

        RunFacts withoutIntended() {
            return new RunFacts(id, host, at, duration, version, ttl, interval, List.of(), bundle);
        }
    }

    /**
     * Put the report together. Where it is too large, every check's output is cut shorter until it fits; where that is
     * not enough, the least severe checks are left out and the report says so.
     */
    WrittenReport assemble(RunFacts facts, List<ReportEntry> tree) {
        List<ReportEntry> entries = ShallowTree.of(tree);
        WrittenReport written = written(facts, entries);
        for (int longest = LONGEST_OUTPUT; isTooLarge(written) && longest >= SHORTEST_OUTPUT; longest /= 2) {
            written = written(facts, cut(entries, longest));
        }
        return isTooLarge(written) ? pruned(facts.withoutIntended(), cut(entries, SHORTEST_OUTPUT)) : written;
    }

    private WrittenReport pruned(RunFacts facts, List<ReportEntry> entries) {
        PrunedTree tree = new PrunedTree(entries);
        int most = tree.size();
        WrittenReport written;
        do {
            most /= 2;
            List<ReportEntry> kept = new ArrayList<>(tree.mostSevere(most));
            kept.add(Entries.findings(List.of(leftOut(tree.size() - most, tree.size()))));
            written = written(facts, kept);
        } while (isTooLarge(written) && most > 0);
        return written;
    }

    private static boolean isTooLarge(WrittenReport written) {
        return written.bytes().length > ReportReader.LARGEST;
    }

    private WrittenReport written(RunFacts facts, List<ReportEntry> entries) {
        Report report = report(facts, entries);
        return new WrittenReport(report, ReportName.Format.JSON, writer.write(report));
    }

    private static List<ReportEntry> cut(List<ReportEntry> entries, int longest) {
        return entries.stream().map(entry -> Entries.cut(entry, longest)).toList();
    }

    private static Finding leftOut(int missing, int all) {
        return new Finding(
                "report",
                Status.ALERT,
                missing + " of " + all + " checks and findings are left out, the least severe ones, since a report has"
                        + " at most " + ReportReader.LARGEST
                        + " bytes; spread the checks over several runs by their tags");
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
