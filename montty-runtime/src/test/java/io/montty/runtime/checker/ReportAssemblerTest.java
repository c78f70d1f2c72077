package io.montty.runtime.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Finding;
import io.montty.api.Metric;
import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.api.report.ReportEntry.Kind;
import io.montty.runtime.engine.Entries;
import io.montty.runtime.report.ReportReader;
import io.montty.runtime.report.ReportWriter;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReportAssemblerTest {

    private final ReportAssembler assembler = new ReportAssembler(new ReportWriter());

    @Test
    void leavesAReportAloneThatFits() throws Exception {
        List<ReportEntry> entries = List.of(entry(1, Status.OKAY, List.of("x".repeat(60_000)), 3));

        assertThat(readBack(entries).checks()).isEqualTo(entries);
    }

    @Test
    void cutsTheOutputOfAllUntilTheReportFits() throws Exception {
        List<ReportEntry> entries = IntStream.range(0, 100)
                .mapToObj(i -> entry(i, Status.OKAY, Collections.nCopies(600, "\u0001".repeat(100)), 500))
                .toList();

        Report report = readBack(entries);

        assertThat(report.checks()).hasSize(100).allMatch(ReportEntry::cut);
        assertThat(report.checks().get(0).output()).last().asString().startsWith("[output cut at ");
        assertThat(report.intended()).hasSize(100);
    }

    @Test
    void leavesOutTheLeastSevereOfTooManyChecks() throws Exception {
        List<ReportEntry> entries = IntStream.range(0, 20_000)
                .mapToObj(i -> entry(i, i == 15_000 ? Status.WARN : Status.OKAY, List.of("fine"), 0))
                .toList();

        Report report = readBack(entries);

        assertThat(report.status()).isEqualTo(Status.ALERT);
        assertThat(report.checks()).extracting(ReportEntry::id).contains("check15000");
        assertThat(report.checks()
                        .get(report.checks().size() - 1)
                        .children()
                        .get(0)
                        .summary())
                .contains("of 20000 checks and findings are left out");
    }

    @Test
    void leavesOutTheLeastSevereOfTooManyChecksInOneGroup() throws Exception {
        List<ReportEntry> members = IntStream.range(0, 20_000)
                .mapToObj(i -> entry(i, i == 15_000 ? Status.ALERT : Status.OKAY, List.of("fine"), 0))
                .toList();

        Report report =
                readBack(List.of(entry(20_000, Status.ALERT, List.of(), 0).withChildren(members)));

        assertThat(report.checks().get(0).children())
                .hasSizeLessThan(20_000)
                .extracting(ReportEntry::id)
                .contains("check15000");
    }

    @Test
    void makesAReportOfFarTooManyFindings() throws Exception {
        Finding finding = new Finding("PLUGINS/x.jar", Status.ALERT, "x".repeat(5000));

        Report report = readBack(List.of(Entries.findings(Collections.nCopies(3_000, finding))));

        assertThat(report.status()).isEqualTo(Status.ALERT);
        assertThat(report.checks()).isNotEmpty();
    }

    @Test
    void makesReportsThatAServerTakesWhateverTheEntriesHold() throws Exception {
        Random random = new Random(4711);
        for (int round = 0; round < 200; round++) {
            ReportEntry entry = new HostileEntries(random).entry(ReportReader.DEEPEST_GROUP);

            Report report = readBack(List.of(entry));

            assertThat(report.checks()).hasSize(1);
        }
    }

    @Test
    void writesHalvesOfSurrogatePairs() throws Exception {
        Report report = readBack(List.of(entry(1, Status.OKAY, List.of("a\ud83d", "\ude00b"), 0)));

        assertThat(report.checks().get(0).output()).containsExactly("a?", "?b");
    }

    private Report readBack(List<ReportEntry> entries) throws Exception {
        List<String> ids = entries.stream().map(ReportEntry::id).toList();
        WrittenReport written = assembler.assemble(
                new ReportAssembler.RunFacts(
                        "0".repeat(32),
                        new HostIdentity("h", List.of(), ""),
                        OffsetDateTime.parse("2026-11-22T09:38:11Z"),
                        Duration.ZERO,
                        "2",
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(5),
                        ids,
                        ""),
                entries);
        return new ReportReader().read(written.bytes());
    }

    private static ReportEntry entry(int number, Status status, List<String> output, int metrics) {
        return new ReportEntry(
                "check" + number,
                "Check " + number,
                Kind.CHECK,
                false,
                Set.of(),
                status,
                new Outcome.Completed(),
                "summary",
                output,
                false,
                IntStream.range(0, metrics)
                        .mapToObj(i -> Metric.of("metric" + i, i, "B"))
                        .toList(),
                Duration.ZERO,
                List.of());
    }
}
