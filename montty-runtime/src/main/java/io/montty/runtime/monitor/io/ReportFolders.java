package io.montty.runtime.monitor.io;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** List the filed reports by their names; a file is looked at once, however often the folders are listed. */
public final class ReportFolders {

    private final ProjectLayout layout;
    private final HostFiles hosts;
    private final TextSanitizer sanitizer = new TextSanitizer();
    private Map<String, ReportRef> known = Map.of();

    /** List the reports of a project directory. */
    public ReportFolders(ProjectLayout layout) {
        this.layout = layout;
        this.hosts = new HostFiles(new HostStates(layout.hosts()));
    }

    /** Return what lies in the folders now; a folder that cannot be read is a trouble, never an exception. */
    public Snapshot scan() {
        Map<String, ReportRef> found = new HashMap<>();
        List<String> troubles = new ArrayList<>();
        for (Status status : List.of(Status.ALERT, Status.WARN, Status.OKAY)) {
            scan(layout.filed(status), status, found).ifPresent(troubles::add);
        }
        known = found;
        return new Snapshot(List.copyOf(found.values()), hosts(troubles), Map.of(), managerLastRun(), troubles, 0);
    }

    private List<HostSummary> hosts(List<String> troubles) {
        try {
            return hosts.all();
        } catch (IOException e) {
            troubles.add(trouble(layout.hosts(), "cannot be read: " + e.getMessage()));
            return List.of();
        }
    }

    private Optional<String> scan(Path folder, Status status, Map<String, ReportRef> found) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                add(file, status, found);
            }
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.of(trouble(folder, "is missing; is this a project directory?"));
        } catch (AccessDeniedException e) {
            return Optional.of(trouble(folder, "may not be read by this user"));
        } catch (IOException | DirectoryIteratorException e) {
            return Optional.of(trouble(folder, "cannot be read: " + e.getMessage()));
        }
    }

    private String trouble(Path folder, String what) {
        return sanitizer.line(folder + " " + what);
    }

    private void add(Path file, Status folderStatus, Map<String, ReportRef> found) throws IOException {
        String fileName = String.valueOf(file.getFileName());
        if (AtomicFiles.isUnfinished(fileName)) {
            return;
        }
        String path = layout.reports().relativize(file).toString();
        ReportRef ref = known.get(path);
        if (ref == null) {
            ref = look(file, path, folderStatus);
        }
        if (ref != null) {
            found.put(path, ref);
        }
    }

    private static @Nullable ReportRef look(Path file, String path, Status folderStatus) throws IOException {
        try {
            Instant received =
                    Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
            return ReportName.parse(String.valueOf(file.getFileName()))
                    .map(name -> new ReportRef(path, name.status(), received))
                    .orElseGet(() -> new ReportRef(path, folderStatus, received));
        } catch (NoSuchFileException e) {
            return null; // gone between the listing and the look
        }
    }

    private @Nullable Instant managerLastRun() {
        try {
            return Files.getLastModifiedTime(layout.managerLastRun()).toInstant();
        } catch (IOException e) {
            return null; // not there or not to be seen: either way nobody can say when
        }
    }
}
