package io.montty.runtime.monitor.fleet;

import static io.montty.runtime.monitor.fleet.SampleReports.asFilter;
import static io.montty.runtime.monitor.fleet.SampleReports.asFinding;
import static io.montty.runtime.monitor.fleet.SampleReports.check;
import static io.montty.runtime.monitor.fleet.SampleReports.cut;
import static io.montty.runtime.monitor.fleet.SampleReports.failed;
import static io.montty.runtime.monitor.fleet.SampleReports.group;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.Carried;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.monitor.text.ReportTime;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Make reports that were read for tests. */
public final class SampleReadings {

    private SampleReadings() {}

    public static Reading reading(ReportRef ref, ReportEntry... checks) {
        return reading(ref, "db-03.prod.example", checks);
    }

    public static Reading reading(ReportRef ref, String host, ReportEntry... checks) {
        return new Reading(
                ref,
                host,
                "192.0.2.31",
                ReportTime.of(OffsetDateTime.parse("2026-11-22T09:38:11Z")),
                List.of(),
                List.of(checks));
    }

    /** Make a report with something wrong in a group, something to warn of, and much that is well. */
    public static Reading disk(ReportRef ref) {
        return reading(
                ref,
                check(
                        "Listening TCP ports of all processes, and who may connect to them",
                        Status.OKAY,
                        "22",
                        lines(12)),
                check("Host CPU", Status.OKAY, "3%", lines(9)),
                group(
                        "Disk usage",
                        Status.ALERT,
                        asFilter(check("is Debian", Status.OKAY, "Debian 12", "Debian 12")),
                        check(
                                "Volumes",
                                Status.ALERT,
                                "/var 97% used (limit 90%)",
                                "/var 97% used (limit 90%)",
                                "Filesystem  Size  Used Avail Use% Mounted on",
                                "/dev/vdb1    98G   95G  3.0G  97% /var"),
                        check("Root", Status.OKAY, "27% used", lines(4))),
                check("DNF automatic", Status.WARN, "9 security updates pending"),
                failed("lsof", Status.NA, new Outcome.Skipped("filter 'is Debian' was NA")));
    }

    /** Make a report with every way for a check to come to no answer, and answers of earlier runs. */
    public static Reading outcomes(ReportRef ref) {
        return reading(
                ref,
                check("Real trouble", Status.ALERT, "it is down", "it is down"),
                failed("RAID", Status.ALERT, new Outcome.Crashed("ended by signal 11")),
                failed("Backup", Status.ALERT, new Outcome.TimedOut(Duration.ofSeconds(30))),
                check("Packages", Status.WARN, "12 old", "12 old").withCarried(carried(35)),
                check("Certificates", Status.OKAY, "fine", "fine").withCarried(carried(300)),
                cut(check("Logs", Status.WARN, "many", "many", "lines")),
                asFinding(check("PLUGINS/broken.jar", Status.WARN, "the jar is empty", "the jar is empty")),
                failed("lsof", Status.NA, new Outcome.Skipped("filter 'is Debian' was NA")));
    }

    private static Carried carried(int minutes) {
        return new Carried(OffsetDateTime.parse("2026-11-22T09:41:07Z").minusMinutes(minutes), Duration.ofHours(1));
    }

    /** Make lines of output. */
    public static String[] lines(int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            lines.add("line " + i + " of what the check said, which is not much but for its number");
        }
        return lines.toArray(String[]::new);
    }
}
