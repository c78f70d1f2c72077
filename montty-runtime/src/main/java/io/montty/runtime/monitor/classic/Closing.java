package io.montty.runtime.monitor.classic;

import io.montty.runtime.monitor.fleet.ReportRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Remember which reports the manager was asked to delete, until it has. */
final class Closing {

    private static final long PATIENCE = 180_000;

    private final Map<String, Long> since = new HashMap<>();

    void add(ReportRef ref, long now) {
        since.put(ref.path(), now);
    }

    boolean contains(ReportRef ref) {
        return since.containsKey(ref.path());
    }

    /** Tell whether the manager has had time enough to delete {@code ref}. */
    boolean isOverdue(ReportRef ref, long now) {
        Long asked = since.get(ref.path());
        return asked != null && now - asked >= PATIENCE;
    }

    /** Forget the reports that are gone. */
    void keepOnly(List<ReportRef> reports) {
        Set<String> there = reports.stream().map(ReportRef::path).collect(Collectors.toSet());
        since.keySet().retainAll(there);
    }
}
