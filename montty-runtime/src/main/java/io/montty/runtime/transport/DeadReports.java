package io.montty.runtime.transport;

import io.montty.runtime.store.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Keep reports that a server will never take, each with the reason beside it, for a person to look at. */
final class DeadReports {

    private static final String REASON = ".reason.txt";

    private final ReportFolder folder;
    private final SpoolLimits limits;

    DeadReports(Path folder, SpoolLimits limits) {
        this.folder = new ReportFolder(folder);
        this.limits = limits;
    }

    Path path() {
        return folder.path();
    }

    /** Return the reports, the oldest first. */
    List<SpooledReport> reports() throws IOException {
        return Files.isDirectory(folder.path()) ? folder.reports() : List.of();
    }

    /**
     * Move {@code report} here. The reason comes first: a report without one would be a riddle, a reason without its
     * report is cleared away later.
     *
     * @throws IOException if it cannot be moved; it is then where it was
     */
    void add(SpooledReport report, String why, Instant now) throws IOException {
        if (!Files.isDirectory(folder.path())) {
            Files.createDirectory(
                    folder.path(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Path target = folder.path().resolve(report.fileName());
        String reason = "refused at " + now + ": " + why + "\n";
        AtomicFiles.write(reasonFile(target), reason.getBytes(StandardCharsets.UTF_8));
        AtomicFiles.move(report.file(), target);
        AtomicFiles.force(folder.path());
        makeRoom(new SpooledReport(target, report.made(), report.name(), report.bytes()), now);
    }

    private void makeRoom(SpooledReport newest, Instant now) throws IOException {
        for (SpooledReport report : limits.overflow(folder.reports(), newest, now, SpooledReport.BY_AGE)) {
            Files.deleteIfExists(report.file());
            Files.deleteIfExists(reasonFile(report.file()));
        }
        folder.removeUnfinished(now);
        removeLoneReasons(now);
    }

    private void removeLoneReasons(Instant now) throws IOException {
        Set<String> reports =
                folder.reports().stream().map(SpooledReport::fileName).collect(Collectors.toSet());
        for (Path file : folder.files()) {
            String name = String.valueOf(file.getFileName());
            if (name.endsWith(REASON)
                    && !reports.contains(name.substring(0, name.length() - REASON.length()))
                    && ReportFolder.isOld(file, now)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Path reasonFile(Path report) {
        return report.resolveSibling(report.getFileName() + REASON);
    }
}
