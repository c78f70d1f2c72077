package io.montty.runtime.manager;

import io.montty.api.Status;
import io.montty.runtime.manager.FiledReports.FiledReport;
import io.montty.runtime.store.AuditFiles;
import io.montty.runtime.store.AuditLog;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.Quarantine;
import io.montty.runtime.store.Quarantine.Reject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Drop, for a person, what the manager would drop at its next look, or more of it; the caller holds its lock. */
public final class Pruning {

    private final ProjectLayout layout;
    private final Clock clock;
    private final ManagerSettings settings;
    private final Quarantine quarantine;

    public Pruning(ProjectLayout layout, Clock clock, ManagerSettings settings) {
        this.layout = layout;
        this.clock = clock;
        this.settings = settings;
        this.quarantine = new Quarantine(layout.reject());
    }

    /** Return the rejects that are beyond the bounds, the oldest first. */
    public List<Reject> rejectsBeyondBounds() throws IOException {
        return QuarantineBounds.beyond(quarantine.list(), settings.quarantine(), clock.instant(), true);
    }

    /** Return the rejects that are older than {@code age}, the oldest first. */
    public List<Reject> rejectsOlderThan(Duration age) throws IOException {
        Instant before = clock.instant().minus(age);
        return quarantine.list().rejects().stream()
                .filter(reject -> reject.at().isBefore(before))
                .toList();
    }

    /** Drop {@code rejects} in the name of {@code by}, each after it was put on record. */
    public void drop(List<Reject> rejects, String by) throws IOException {
        QuarantineBounds bounds =
                new QuarantineBounds(quarantine, new AuditLog(layout.audit(), clock), by, new PassLog());
        for (Reject reject : rejects) {
            bounds.drop(reject);
        }
    }

    /** Keep the audit log within its bounds. */
    public void boundAudit() throws IOException {
        new AuditBounds(new AuditFiles(layout.audit()), new AuditLog(layout.audit(), clock))
                .keep(settings.audit(), clock.instant());
    }

    /** Return the ids of the ALERT reports that were received longer than {@code age} ago. */
    public List<String> alertsOlderThan(Duration age) throws IOException {
        Instant before = clock.instant().minus(age);
        List<String> ids = new ArrayList<>();
        for (FiledReport report : FiledReports.in(layout).all()) {
            try {
                if (report.name().status() == Status.ALERT
                        && Files.getLastModifiedTime(report.path(), LinkOption.NOFOLLOW_LINKS)
                                .toInstant()
                                .isBefore(before)) {
                    ids.add(report.name().id());
                }
            } catch (NoSuchFileException e) {
                // It was deleted since it was listed.
            }
        }
        return ids.stream().distinct().sorted().toList();
    }
}
