package io.montty.runtime.monitor.fleet;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;

import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.monitor.text.ReportTime;
import io.montty.runtime.state.HostKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Make what a user saw an hour ago, and problems of now that a report tells of. */
public final class SampleVisits {

    private final List<HostKey> hosts = new ArrayList<>();
    private final List<Visit.Seen> problems = new ArrayList<>();

    public SampleVisits host(String name) {
        hosts.add(HostKey.parse(name).orElseThrow());
        return this;
    }

    /** Add a problem of the last host that was added. */
    public SampleVisits had(String check, Status status, String fingerprint, String... output) {
        problems.add(new Visit.Seen(
                hosts.get(hosts.size() - 1),
                check,
                check.toUpperCase(java.util.Locale.ROOT).replace('.', ' '),
                status,
                fingerprint,
                output.length > 1,
                List.of(output)));
        return this;
    }

    public Visit visit() {
        return new Visit(NOW.minus(Duration.ofHours(1)), hosts, problems);
    }

    /** Make a problem of now that a report tells of. */
    public static Problem problem(String check, Status status, String fingerprint, String summary, String report) {
        Problem problem = SampleFleet.problem(check, status, summary);
        return new Problem(
                check,
                problem.title(),
                status,
                summary,
                NOW.minus(Duration.ofMinutes(20)),
                3,
                fingerprint,
                "completed",
                false,
                false,
                null,
                "",
                null,
                report);
    }

    /** Let a report tell of checks. */
    public static Reading reading(ReportRef ref, ReportEntry... checks) {
        return new Reading(ref, "db-03", "192.0.2.1", ReportTime.UNKNOWN, List.of(), List.of(checks));
    }
}
