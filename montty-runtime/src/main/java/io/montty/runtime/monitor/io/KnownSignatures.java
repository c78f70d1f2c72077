package io.montty.runtime.monitor.io;

import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Signature;
import io.montty.runtime.monitor.fleet.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Know of which reports it was told what they complain of: that never changes, so once is enough. */
final class KnownSignatures {

    /** How many different ones are held to be shared. */
    private static final int MOST = 10_000;

    private Set<String> told = new HashSet<>();
    private final Map<Signature, Signature> same = new HashMap<>();

    /** Forget reports that are gone, once they are many. */
    void take(Snapshot snapshot) {
        if (told.size() > 2 * snapshot.reports().size() + MOST) {
            Set<String> kept = new HashSet<>();
            for (ReportRef report : snapshot.reports()) {
                if (told.contains(report.path())) {
                    kept.add(report.path());
                }
            }
            told = kept;
        }
    }

    List<ReportRef> unknown(List<ReportRef> wanted) {
        return wanted.stream().filter(report -> !told.contains(report.path())).toList();
    }

    /** Remember that these were looked up, found or not; return what was found, the same signature held once. */
    Map<String, Signature> keep(List<ReportRef> lookedUp, Map<String, Signature> found) {
        lookedUp.forEach(report -> told.add(report.path()));
        if (same.size() > MOST) {
            same.clear();
        }
        Map<String, Signature> shared = new HashMap<>();
        found.forEach((path, signature) -> {
            Signature known = same.putIfAbsent(signature, signature);
            shared.put(path, known == null ? signature : known);
        });
        return shared;
    }
}
