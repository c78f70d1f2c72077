package io.montty.runtime.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.api.Metric;
import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.api.report.ReportEntry.Kind;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.ReportReader;
import io.montty.runtime.report.ReportWriter;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupDepthTest {

    @Test
    void isTheMostThatAServerReadsOfACheckWithMetrics() throws Exception {
        assertThat(readBack(GroupDepth.MOST).checks()).hasSize(1);
        assertThatThrownBy(() -> readBack(GroupDepth.MOST + 1)).isInstanceOf(ReportFormatException.class);
    }

    private static Report readBack(int groups) throws ReportFormatException {
        ReportEntry nested = entry(Kind.CHECK, List.of(Metric.of("load", 1, "")), List.of());
        for (int i = 0; i < groups; i++) {
            nested = entry(Kind.GROUP, List.of(), List.of(nested));
        }
        Report report = new Report(
                "0".repeat(32),
                new HostIdentity("h", List.of(), ""),
                OffsetDateTime.parse("2026-11-22T09:38:11Z"),
                Duration.ZERO,
                "2",
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                List.of(),
                "",
                Status.OKAY,
                List.of(nested));
        return new ReportReader().read(new ReportWriter().write(report));
    }

    private static ReportEntry entry(Kind kind, List<Metric> metrics, List<ReportEntry> children) {
        return new ReportEntry(
                "id",
                "Title",
                kind,
                false,
                Set.of(),
                Status.OKAY,
                new Outcome.Completed(),
                "",
                List.of(),
                false,
                metrics,
                Duration.ZERO,
                children);
    }
}
