package io.montty.runtime.report;

import io.montty.api.Metric;
import io.montty.api.Outcome;
import io.montty.api.Range;
import io.montty.api.Status;
import io.montty.api.report.Carried;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.api.report.ReportEntry.Kind;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** Make reports for tests. */
public final class SampleReports {

    private SampleReports() {}

    /** Return a report with an entry for everything that can become of a check. */
    public static Report everyOutcome() {
        ReportEntry filter = entry("is.debian", Status.OKAY, new Outcome.Completed(), "Debian 12")
                .asFilter();
        ReportEntry skipped = entry("later", Status.NA, new Outcome.Skipped("b is ALERT"), "skipped: b is ALERT");
        ReportEntry disk = new ReportEntry(
                "host.disk",
                "Disk space",
                Kind.CHECK,
                false,
                Set.of("host", "disk"),
                Status.WARN,
                new Outcome.Completed(),
                "/var 91% used",
                List.of("/var 91% used", "  /dev/vdb1  98G  89G", "", "\u001b[31mred\u0007"),
                true,
                List.of(
                        new Metric(
                                "/var",
                                91.5,
                                "%",
                                Range.upTo(90),
                                Range.parse("@95:").orElseThrow(),
                                0.0,
                                100.0),
                        Metric.of("free", 9e9, "B")),
                Duration.ofMillis(12),
                List.of());
        ReportEntry group = new ReportEntry(
                "updates",
                "Updates",
                Kind.GROUP,
                false,
                Set.of(),
                Status.ALERT,
                new Outcome.Completed(),
                "b: crashed",
                List.of(),
                false,
                List.of(),
                Duration.ofMillis(40),
                List.of(
                        filter,
                        entry(
                                "b",
                                Status.ALERT,
                                new Outcome.Crashed("killed by signal 9"),
                                "crashed: killed by signal 9"),
                        entry(
                                "c",
                                Status.ALERT,
                                new Outcome.TimedOut(Duration.ofSeconds(30)),
                                "timed out after 30.0 s"),
                        skipped));
        return new Report(
                "210bcef1234e56a7ab89bc0123456789",
                new HostIdentity("db-03.prod.example", List.of("192.0.2.31"), "Debian GNU/Linux 12 (bookworm)"),
                OffsetDateTime.parse("2026-11-22T09:38:11+01:00"),
                Duration.ofMillis(2345),
                "2.0.0",
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                List.of("host.disk", "updates", "quiet"),
                "abc123",
                Status.ALERT,
                List.of(disk, group, quiet()));
    }

    private static ReportEntry quiet() {
        return entry("quiet", Status.OKAY, new Outcome.Completed(), "all is well")
                .withHeading(" quiet, as its author calls it", 2)
                .withCarried(new Carried(OffsetDateTime.parse("2026-11-22T09:03:11+01:00"), Duration.ofHours(1)));
    }

    private static ReportEntry entry(String id, Status status, Outcome outcome, String summary) {
        return new ReportEntry(
                id,
                id + " title",
                Kind.CHECK,
                false,
                Set.of(),
                status,
                outcome,
                summary,
                List.of(summary),
                false,
                List.of(),
                Duration.ofMillis(3),
                List.of());
    }
}
