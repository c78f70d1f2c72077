package io.montty.runtime.monitor.fleet;

import io.montty.runtime.state.HostKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hold what lay in the report folders at one moment. Two of nothing changed share their lists, so that it costs nothing
 * to find them equal.
 *
 * @param reports in the order they are shown in
 * @param hosts all hosts, in no order
 * @param owners whose report it is, by the report's path; those that were not looked at yet are missing
 * @param byHost the reports of each host, in the order they are shown in, as {@code owners} says
 * @param managerLastRun when the manager last finished a pass, or null if never
 * @param troubles one line for each thing that could not be read, safe to print
 * @param unread how many hosts and reports were not looked at yet
 */
public record Snapshot(
        List<ReportRef> reports,
        List<HostSummary> hosts,
        Map<String, HostKey> owners,
        Map<HostKey, List<ReportRef>> byHost,
        @Nullable Instant managerLastRun,
        List<String> troubles,
        int unread) {

    public Snapshot {
        reports = inOrder(reports);
        hosts = List.copyOf(hosts);
        owners = Collections.unmodifiableMap(owners);
        byHost = Collections.unmodifiableMap(byHost);
        troubles = List.copyOf(troubles);
    }

    /** Divide the reports among their owners. */
    public Snapshot(
            List<ReportRef> reports,
            List<HostSummary> hosts,
            Map<String, HostKey> owners,
            @Nullable Instant managerLastRun,
            List<String> troubles,
            int unread) {
        this(reports, hosts, owners, divide(inOrder(reports), owners), managerLastRun, troubles, unread);
    }

    /** Hold reports of hosts that nothing is known of. */
    public Snapshot(List<ReportRef> reports, @Nullable Instant managerLastRun, List<String> troubles) {
        this(reports, List.of(), Map.of(), managerLastRun, troubles, 0);
    }

    /** Hold nothing at all. */
    public static Snapshot empty() {
        return new Snapshot(List.of(), null, List.of());
    }

    /** The monitor makes one every time something changes, mostly of a list that is in order already. */
    private static List<ReportRef> inOrder(List<ReportRef> reports) {
        for (int i = 1; i < reports.size(); i++) {
            if (reports.get(i - 1).compareTo(reports.get(i)) > 0) {
                return List.copyOf(reports.stream().sorted().toList());
            }
        }
        return List.copyOf(reports);
    }

    /** Return the reports of each host, in the order of {@code reports}. */
    public static Map<HostKey, List<ReportRef>> divide(List<ReportRef> reports, Map<String, HostKey> owners) {
        Map<HostKey, List<ReportRef>> byHost = new HashMap<>();
        for (ReportRef report : reports) {
            HostKey owner = owners.get(report.path());
            if (owner != null) {
                byHost.computeIfAbsent(owner, key -> new ArrayList<>(1)).add(report);
            }
        }
        byHost.replaceAll((owner, own) -> List.copyOf(own));
        return byHost;
    }

    /** Tell whether {@code report} lies there. */
    public boolean holds(ReportRef report) {
        return Collections.binarySearch(reports, report) >= 0;
    }

    /** Return the reports that did not lie there in {@code earlier}, whatever they looked like then. */
    public List<ReportRef> arrivedSince(Snapshot earlier) {
        List<ReportRef> unlike = missingIn(earlier.reports, reports);
        if (unlike.isEmpty()) {
            return List.of();
        }
        Set<String> before = missingIn(reports, earlier.reports).stream()
                .map(ReportRef::path)
                .collect(Collectors.toSet());
        return unlike.stream().filter(report -> !before.contains(report.path())).toList();
    }

    /** Both are in order, so one look along both finds what only one has. */
    private static List<ReportRef> missingIn(List<ReportRef> without, List<ReportRef> all) {
        if (without.equals(all)) {
            return List.of();
        }
        List<ReportRef> missing = new ArrayList<>();
        int at = 0;
        for (ReportRef report : all) {
            int order = -1;
            while (at < without.size() && order < 0) {
                order = without.get(at).compareTo(report);
                at += order <= 0 ? 1 : 0;
            }
            if (order != 0) {
                missing.add(report);
            }
        }
        return missing;
    }
}
