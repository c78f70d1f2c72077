package io.montty.runtime.monitor.classic;

import static io.montty.runtime.monitor.fleet.SampleReports.asFilter;
import static io.montty.runtime.monitor.fleet.SampleReports.asFinding;
import static io.montty.runtime.monitor.fleet.SampleReports.check;
import static io.montty.runtime.monitor.fleet.SampleReports.cut;
import static io.montty.runtime.monitor.fleet.SampleReports.failed;
import static io.montty.runtime.monitor.fleet.SampleReports.group;
import static io.montty.runtime.monitor.fleet.SampleReports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.Carried;
import io.montty.api.report.Report;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportBodyTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void nestsChecksWithTheirOutputAndEndsWithASummary() {
        Report report = report(
                Status.ALERT,
                group(
                        "host health",
                        Status.ALERT,
                        asFilter(check("is Debian", Status.OKAY, "Debian 12")),
                        cut(check("Disk", Status.ALERT, "/var is 97% full", "line 1", "line 2"))),
                check("Updates", Status.WARN, "9 pending"));

        assertThat(texts(report, Status.ALERT))
                .containsExactly(
                        "!!ALERT host health",
                        "    OKAY  . is Debian (filter)",
                        "          Debian 12",
                        "  !!ALERT . Disk",
                        "          line 1",
                        "          line 2",
                        "          [cut: the check's output was longer than its limit]",
                        "",
                        "! WARN  Updates",
                        "        9 pending",
                        "",
                        "SUMMARY:   !!ALERT 1   ! WARN 1   OKAY 0   - NA 0",
                        "",
                        "  !!ALERT host health",
                        "  ! WARN  Updates");
    }

    @Test
    void tellsTheWaysApartInWhichACheckCameToNoAnswer() {
        Report report = report(
                Status.ALERT,
                failed("A", Status.ALERT, new Outcome.Crashed("signal 11")),
                failed("B", Status.ALERT, new Outcome.TimedOut(Duration.ofSeconds(30))),
                failed("C", Status.ALERT, new Outcome.TimedOut(Duration.ofMillis(1500))),
                failed("D", Status.NA, new Outcome.Skipped("filter 'is Debian' was NA")),
                asFinding(check("PLUGINS/x.jar", Status.WARN, "is empty")));

        assertThat(texts(report, Status.ALERT))
                .contains(
                        "!!ALERT A crashed: signal 11",
                        "!!ALERT B timed out after 30s",
                        "!!ALERT C timed out after 1.5s",
                        "- NA    D skipped: filter 'is Debian' was NA",
                        "! WARN  PLUGINS/x.jar (finding)");
    }

    @Test
    void coloursTheTypedStatusAndNeverAWordInTheText() {
        Report report = report(Status.OKAY, check("all is well", Status.OKAY, "(ALERT) !!ALERT"));

        List<Role> roles = ReportBody.of(report, Status.OKAY, NOW).stream()
                .filter(line -> line.text().contains("(ALERT)"))
                .flatMap(line -> line.spans().stream())
                .map(Span::role)
                .toList();

        assertThat(roles).containsExactly(Role.PLAIN);
    }

    @Test
    void tellsTheAgeOfWhatIsNotOfTheReportsOwnRun() {
        Report report = report(
                Status.OKAY,
                check("fresh", Status.OKAY, "x").withCarried(carried(35)),
                check("late", Status.OKAY, "x").withCarried(carried(181)));

        assertThat(texts(report, Status.OKAY)).contains("  OKAY  fresh (35 min old)", "  OKAY  late (stale, 3 h old)");
    }

    private static Carried carried(int minutes) {
        return new Carried(NOW.minus(Duration.ofMinutes(minutes)).atOffset(ZoneOffset.UTC), Duration.ofHours(1));
    }

    @Test
    void saysThatAReportWasFiledUnderAnotherStatus() {
        assertThat(texts(report(Status.WARN), Status.ALERT))
                .startsWith("filed as ALERT, the report itself says WARN", "");
    }

    private static List<String> texts(Report report, Status filed) {
        return ReportBody.of(report, filed, NOW).stream().map(Line::text).toList();
    }
}
