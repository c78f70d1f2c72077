package io.montty.runtime.monitor.fleet;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;

import io.montty.api.Status;
import io.montty.runtime.state.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Make hosts, their problems and snapshots of them for tests. */
public final class SampleFleet {

    private final List<HostSummary> hosts = new ArrayList<>();
    private final List<ReportRef> reports = new ArrayList<>();
    private final Map<String, HostKey> owners = new HashMap<>();

    /** Add a host that was heard of some minutes ago, with its problems. */
    public SampleFleet host(String name, Standing standing, int minutesAgo, Problem... problems) {
        int alerts = count(problems, Status.ALERT);
        int warns = count(problems, Status.WARN);
        hosts.add(new HostSummary(
                HostKey.parse(name).orElseThrow(),
                "192.0.2." + (hosts.size() + 1),
                "Debian",
                standing,
                NOW.minus(Duration.ofMinutes(minutesAgo)),
                Duration.ofMinutes(5),
                alerts,
                warns,
                14 - alerts - warns,
                0,
                List.of(problems),
                Set.of("host")));
        return this;
    }

    /** Add filed reports of a host, one a minute, the newest received some minutes ago. */
    public SampleFleet reports(String name, Status status, int count, int minutesAgo) {
        for (int i = 0; i < count; i++) {
            ReportRef ref = report(reports.size(), status, minutesAgo + i);
            reports.add(ref);
            owners.put(ref.path(), HostKey.parse(name).orElseThrow());
        }
        return this;
    }

    /** Point to the report of this number. */
    public static ReportRef report(int number, Status status, int minutesAgo) {
        String folder = switch (status) {
            case ALERT -> "_alert/";
            case WARN -> "_warn/";
            case OKAY, NA -> "_report/";
        };
        String name = String.format("%032x_%s_1999999999.json", 0x210bcef1L * (number + 1), status);
        return new ReportRef(folder + name, status, NOW.minus(Duration.ofMinutes(minutesAgo)));
    }

    public Snapshot snapshot() {
        return new Snapshot(reports, hosts, owners, NOW.minusSeconds(41), List.of(), 0);
    }

    /** Make a problem that began an hour ago. */
    public static Problem problem(String check, Status status, String summary) {
        return problem(check, status, summary, null, null);
    }

    /** Make a problem that somebody takes care of. */
    public static Problem acknowledged(
            String check, Status status, String summary, String owner, @Nullable Instant until) {
        return problem(check, status, summary, owner, until);
    }

    /** Return a problem that comes and goes. */
    public static Problem flapping(Problem problem) {
        return changed(problem, true, problem.inDowntime());
    }

    /** Return a problem that is no matter now. */
    public static Problem inDowntime(Problem problem) {
        return changed(problem, problem.flapping(), true);
    }

    private static Problem changed(Problem of, boolean flapping, boolean inDowntime) {
        return new Problem(
                of.check(),
                of.title(),
                of.status(),
                of.summary(),
                of.since(),
                of.count(),
                of.fingerprint(),
                of.outcome(),
                flapping,
                inDowntime,
                of.owner(),
                of.reason(),
                of.until(),
                of.report());
    }

    private static Problem problem(
            String check, Status status, String summary, @Nullable String owner, @Nullable Instant until) {
        return new Problem(
                check,
                check.toUpperCase(java.util.Locale.ROOT).replace('.', ' '),
                status,
                summary,
                NOW.minus(Duration.ofHours(1)),
                12,
                "print-of-" + check,
                "completed",
                false,
                false,
                owner,
                owner == null ? "" : "waiting for a new disk",
                until,
                "");
    }

    private static int count(Problem[] problems, Status status) {
        return (int) Arrays.stream(problems)
                .filter(problem -> problem.status() == status)
                .count();
    }
}
