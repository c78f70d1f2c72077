package io.montty.runtime.monitor.fleet;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** Make reports and pointers to them for tests. */
public final class SampleReports {

    public static final Instant NOW = Instant.parse("2026-11-22T09:41:07Z");

    private SampleReports() {}

    /** Point to a report whose id is {@code digit} 32 times, received some minutes ago. */
    public static ReportRef ref(char digit, Status status, int minutesAgo) {
        String id = String.valueOf(digit).repeat(32);
        return new ReportRef(
                "_filed/" + id + "_" + status + "_1999999999.json", status, NOW.minus(Duration.ofMinutes(minutesAgo)));
    }

    public static Report report(Status status, ReportEntry... checks) {
        return new Report(
                "a".repeat(32),
                new HostIdentity("db-03.prod.example", List.of("2001:db8::3", "192.0.2.31"), "Debian"),
                OffsetDateTime.parse("2026-11-22T10:38:11+01:00"),
                Duration.ofSeconds(2),
                "2.0.0",
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                List.of(),
                "",
                status,
                List.of(checks));
    }

    public static ReportEntry check(String title, Status status, String summary, String... output) {
        return entry(title, status, new Outcome.Completed(), summary, List.of(output));
    }

    public static ReportEntry failed(String title, Status status, Outcome outcome) {
        return entry(title, status, outcome, "", List.of());
    }

    public static ReportEntry group(String title, Status status, ReportEntry... members) {
        return copy(check(title, status, ""), ReportEntry.Kind.GROUP, false, false, List.of(members));
    }

    public static ReportEntry asFilter(ReportEntry entry) {
        return copy(entry, entry.kind(), true, entry.cut(), entry.children());
    }

    public static ReportEntry asFinding(ReportEntry entry) {
        return copy(entry, ReportEntry.Kind.FINDING, false, entry.cut(), entry.children());
    }

    public static ReportEntry cut(ReportEntry entry) {
        return copy(entry, entry.kind(), entry.filter(), true, entry.children());
    }

    private static ReportEntry entry(
            String title, Status status, Outcome outcome, String summary, List<String> output) {
        return new ReportEntry(
                title,
                title,
                ReportEntry.Kind.CHECK,
                false,
                Set.of(),
                status,
                outcome,
                summary,
                output,
                false,
                List.of(),
                Duration.ZERO,
                List.of());
    }

    private static ReportEntry copy(
            ReportEntry of, ReportEntry.Kind kind, boolean filter, boolean cut, List<ReportEntry> children) {
        return new ReportEntry(
                of.id(),
                of.title(),
                kind,
                filter,
                of.tags(),
                of.status(),
                of.outcome(),
                of.summary(),
                of.output(),
                cut,
                of.metrics(),
                of.duration(),
                children);
    }
}
