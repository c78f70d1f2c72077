package io.montty.runtime.monitor.fleet;

import io.montty.runtime.state.HostKey;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hold what lay in the report folders at one moment.
 *
 * @param reports in the order they are shown in
 * @param hosts all hosts, in no order
 * @param owners whose report it is, by the report's path; those that were not looked at yet are missing
 * @param managerLastRun when the manager last finished a pass, or null if never
 * @param troubles one line for each folder that could not be read, safe to print
 * @param unread how many hosts and reports were not looked at yet
 */
public record Snapshot(
        List<ReportRef> reports,
        List<HostSummary> hosts,
        Map<String, HostKey> owners,
        @Nullable Instant managerLastRun,
        List<String> troubles,
        int unread) {

    public Snapshot {
        reports = reports.stream().sorted().toList();
        hosts = List.copyOf(hosts);
        owners = Collections.unmodifiableMap(owners);
        troubles = List.copyOf(troubles);
    }

    /** Hold reports of hosts that nothing is known of. */
    public Snapshot(List<ReportRef> reports, @Nullable Instant managerLastRun, List<String> troubles) {
        this(reports, List.of(), Map.of(), managerLastRun, troubles, 0);
    }

    /** Hold nothing at all. */
    public static Snapshot empty() {
        return new Snapshot(List.of(), null, List.of());
    }

    /** Tell whether {@code report} lies there. */
    public boolean holds(ReportRef report) {
        return reports.contains(report);
    }

    /** Return the reports that did not lie there in {@code earlier}, whatever they looked like then. */
    public List<ReportRef> arrivedSince(Snapshot earlier) {
        Set<String> known = earlier.reports.stream().map(ReportRef::path).collect(Collectors.toSet());
        return reports.stream().filter(report -> !known.contains(report.path())).toList();
    }
}
