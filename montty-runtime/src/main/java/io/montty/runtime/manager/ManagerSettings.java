package io.montty.runtime.manager;

import io.montty.runtime.config.NameGlob;
import io.montty.runtime.manager.problem.FailAfter;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Say what the manager goes by.
 *
 * @param grace how long after it was due a report may come before its host is LATE
 * @param lostAfter after how many intervals without a report, and the grace, a host is LOST; at least 1
 * @param unpromised when the next report is expected of a host that promises none, such as one with MonTTY for Python;
 *     zero for never
 * @param failAfter by globs of check ids, the first that matches counts; how many results must be worse
 * @param quarantine how much is kept of what was rejected
 * @param audit how much is kept of the audit log
 */
public record ManagerSettings(
        Duration grace,
        int lostAfter,
        Duration unpromised,
        Map<String, FailAfter> failAfter,
        Quarantine quarantine,
        Audit audit) {

    public ManagerSettings {
        failAfter = Collections.unmodifiableMap(new LinkedHashMap<>(failAfter));
    }

    /**
     * Bound the quarantine.
     *
     * @param age how long a reject is kept
     * @param files how many are kept
     * @param bytes how large they are together
     */
    public record Quarantine(Duration age, int files, long bytes) {}

    /**
     * Bound the audit log.
     *
     * @param age how long a whole file is kept after its last line
     * @param bytes how large all files are together; the newest is kept in any case
     */
    public record Audit(Duration age, long bytes) {}

    /** Return what is asked for before a worse status of the check {@code id} counts. */
    public FailAfter failAfter(String id) {
        return failAfter.entrySet().stream()
                .filter(entry -> NameGlob.of(entry.getKey()).test(id))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(FailAfter.FIRST);
    }

    /** Return what counts where nothing is configured. */
    public static ManagerSettings defaults() {
        return new ManagerSettings(
                Duration.ofMinutes(5),
                3,
                Duration.ofHours(1),
                Map.of(),
                new Quarantine(Duration.ofDays(30), 1_000, 100L * 1024 * 1024),
                new Audit(Duration.ofDays(400), 256L * 1024 * 1024));
    }
}
