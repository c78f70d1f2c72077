package io.montty.runtime.monitor.model;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hold what lay in the report folders at one moment.
 *
 * @param reports in the order they are shown in
 * @param managerLastRun when the manager last finished a pass, or null if never
 * @param troubles one line for each folder that could not be read
 */
public record Snapshot(List<ReportRef> reports, @Nullable Instant managerLastRun, List<String> troubles) {

    public Snapshot {
        reports = reports.stream().sorted().toList();
        troubles = List.copyOf(troubles);
    }

    /** Hold nothing at all. */
    public static Snapshot empty() {
        return new Snapshot(List.of(), null, List.of());
    }

    /** Tell whether {@code report} lies there. */
    boolean holds(ReportRef report) {
        return reports.contains(report);
    }

    /** Return the reports that did not lie there in {@code earlier}, whatever they looked like then. */
    List<ReportRef> arrivedSince(Snapshot earlier) {
        Set<String> known = earlier.reports.stream().map(ReportRef::path).collect(Collectors.toSet());
        return reports.stream().filter(report -> !known.contains(report.path())).toList();
    }
}
