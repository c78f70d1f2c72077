package io.montty.runtime.monitor.io;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** List the filed reports by their names alone; {@link FleetFiles} knows of the hosts as well. */
public final class ReportFolders {

    private final List<ReportFolder> folders;
    private final Path lastRun;
    private List<ReportRef> reports = List.of();

    /** List the reports of a project directory. */
    public ReportFolders(ProjectLayout layout) {
        this.folders = Stream.of(Status.ALERT, Status.WARN, Status.OKAY)
                .map(status -> new ReportFolder(layout.filed(status), status))
                .toList();
        this.lastRun = layout.managerLastRun();
    }

    /** Return what lies in the folders now; a folder that cannot be read is a trouble, never an exception. */
    public Snapshot scan() {
        folders.forEach(ReportFolder::reset);
        look(Instant.EPOCH); // no folder is older than that, so none is believed to be as it was
        return new Snapshot(reports, managerLastRun(), troubles());
    }

    /** Have a folder listed at the next look, whatever its time says. */
    void reset(Path folder) {
        folders.stream().filter(one -> one.path().equals(folder)).forEach(ReportFolder::reset);
    }

    /** Look what lies there. */
    void look(Instant now) {
        boolean changed = false;
        for (ReportFolder folder : folders) {
            changed |= folder.look(now);
        }
        if (changed) {
            List<ReportRef> all = new ArrayList<>();
            folders.forEach(folder -> all.addAll(folder.reports()));
            all.sort(null); // names that do not fit their folders
            reports = List.copyOf(all);
        }
    }

    /** Return what lay there at the last look, in the order it is shown in; the same list while nothing changed. */
    List<ReportRef> reports() {
        return reports;
    }

    /** Return what was wrong at the last look. */
    List<String> troubles() {
        return folders.stream()
                .map(ReportFolder::trouble)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Return when the manager last finished a pass, or null if nobody can say. */
    @Nullable
    Instant managerLastRun() {
        try {
            return Files.getLastModifiedTime(lastRun).toInstant();
        } catch (IOException e) {
            return null; // not there or not to be seen
        }
    }
}
