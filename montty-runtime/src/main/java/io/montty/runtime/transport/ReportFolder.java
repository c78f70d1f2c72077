package io.montty.runtime.transport;

import io.montty.runtime.store.AtomicFiles;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Look through a folder of reports, each in a file {@code <epoch milliseconds>-<report name>}. */
final class ReportFolder {

    /** How old a file gets that is not written to its end; no write takes that long, so its run was killed. */
    private static final Duration UNFINISHED = Duration.ofMinutes(10);

    private final Path folder;

    ReportFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    /** Return the reports in it, the oldest first. */
    List<SpooledReport> reports() throws IOException {
        List<SpooledReport> reports = new ArrayList<>();
        for (Path file : files()) {
            report(file).ifPresent(reports::add);
        }
        reports.sort(SpooledReport.BY_AGE);
        return reports;
    }

    private static Optional<SpooledReport> report(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile() ? SpooledReport.parse(file, attributes.size()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // it is gone: another run handed it in
        }
    }

    /** Remove what runs began to write that were killed. */
    void removeUnfinished(Instant now) throws IOException {
        for (Path file : files()) {
            String name = String.valueOf(file.getFileName());
            if (name.startsWith(".") && name.endsWith(AtomicFiles.PART) && isOld(file, now)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Tell whether {@code file} is a regular file that nobody can be at work on any more. */
    static boolean isOld(Path file, Instant now) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    && attributes.lastModifiedTime().toInstant().isBefore(now.minus(UNFINISHED));
        } catch (IOException e) {
            return false; // it is gone
        }
    }

    List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(files::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return files;
    }
}
