package io.montty.runtime.monitor.io;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.IoReason;
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

/** List the reports of one folder by their names; a file is looked at once, however often the folder is listed. */
final class ReportFolder {

    private final Path folder;
    private final Status status;
    private final TextSanitizer sanitizer = new TextSanitizer();
    private final FolderClock clock = new FolderClock();
    private Map<String, ReportRef> known = Map.of();
    private List<ReportRef> reports = List.of();
    private String trouble = "";

    /** @param status of files whose names do not say it */
    ReportFolder(Path folder, Status status) {
        this.folder = folder;
        this.status = status;
    }

    Path path() {
        return folder;
    }

    /** Have it listed the next time, whatever its time says. */
    void reset() {
        clock.reset();
    }

    /** List it, if that may tell something new; return whether a report came or went. */
    boolean look(Instant now) {
        if (!clock.isDue(folder, now)) {
            return false;
        }
        Map<String, ReportRef> found = new HashMap<>(known.size() * 4 / 3 + 16);
        List<ReportRef> fresh = new ArrayList<>();
        try {
            list(found, fresh);
            trouble = "";
        } catch (NoSuchFileException e) {
            fail("is missing; is this a project directory?");
        } catch (AccessDeniedException e) {
            fail("may not be read by this user");
        } catch (IOException e) {
            fail("cannot be read: " + IoReason.of(e));
            return false; // half a list is worse than the last one
        }
        return take(found, fresh);
    }

    private void list(Map<String, ReportRef> found, List<ReportRef> fresh) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                see(file, found, fresh);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private void fail(String what) {
        trouble = sanitizer.line(folder + " " + what);
        clock.reset();
    }

    private void see(Path file, Map<String, ReportRef> found, List<ReportRef> fresh) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (AtomicFiles.isUnfinished(name)) {
            return;
        }
        String path = folder.getFileName() + "/" + name;
        ReportRef ref = known.get(path);
        if (ref == null) {
            ref = look(file, path, name);
            if (ref == null) {
                return;
            }
            fresh.add(ref);
        }
        found.put(ref.path(), ref);
    }

    private @Nullable ReportRef look(Path file, String path, String name) throws IOException {
        try {
            Instant received =
                    Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
            return new ReportRef(
                    path, ReportName.parse(name).map(ReportName::status).orElse(status), received);
        } catch (NoSuchFileException e) {
            return null; // gone between the listing and the look
        }
    }

    /** What stays keeps its place, so that putting all in order takes little more than a look along the list. */
    private boolean take(Map<String, ReportRef> found, List<ReportRef> fresh) {
        if (fresh.isEmpty() && found.size() == known.size()) {
            return false;
        }
        List<ReportRef> next = new ArrayList<>(found.size());
        for (ReportRef report : reports) {
            if (found.containsKey(report.path())) {
                next.add(report);
            }
        }
        fresh.sort(null);
        next.addAll(fresh);
        next.sort(null);
        known = found;
        reports = next;
        return true;
    }

    /** Return what lies there, in the order it is shown in. */
    List<ReportRef> reports() {
        return reports;
    }

    /** Return why it could not be listed; empty if it could. */
    Optional<String> trouble() {
        return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
    }
}
