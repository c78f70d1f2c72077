package io.montty.runtime.manager;

import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Remember for 14 days which reports came and of which host, in one small file each, so that none is filed twice; for
 * longer where the report is still filed.
 *
 * <p>An entry counts once its report is filed. The other way round, a kill between the two would make the report that
 * still waits look like a duplicate of itself. But who the host is must not be lost by that kill either; so the entry is
 * written in a folder of its own before, and moved after. An entry that a crash cut short counts as none.
 */
final class SeenReports {

    private static final Duration KEPT = Duration.ofDays(14);
    private static final Duration BETWEEN_PRUNES = Duration.ofHours(1);
    private static final String PRUNED = ".pruned";

    private final Path folder;
    private final Path filing;
    private final Clock clock;

    SeenReports(ProjectLayout layout, Clock clock) {
        this.folder = layout.seen();
        this.filing = layout.filing();
        this.clock = clock;
    }

    Optional<SeenEntry> find(String id) throws IOException {
        try {
            return entry(folder.resolve(id));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Optional<SeenEntry> entry(Path file) throws IOException {
        return SeenEntry.parse(Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    /** Write the entry of a report that is about to be filed; it does not count yet. */
    void prepare(String id, SeenEntry seen) throws IOException {
        makeFolder(filing);
        Files.writeString(filing.resolve(id), seen.line(), StandardCharsets.US_ASCII);
    }

    /** Let the entry of {@code id} count, whose report is filed. */
    void commit(String id) throws IOException {
        makeFolder(folder);
        Path entry = filing.resolve(id);
        Files.setLastModifiedTime(entry, FileTime.from(clock.instant()));
        AtomicFiles.move(entry, folder.resolve(id));
    }

    void remember(String id, SeenEntry seen) throws IOException {
        prepare(id, seen);
        commit(id);
    }

    /** Finish what a kill cut short: what was {@code filed} counts, the rest was not. */
    void recover(BiPredicate<String, Optional<SeenEntry>> filed) throws IOException {
        if (!Files.isDirectory(filing)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(filing)) {
            for (Path entry : entries) {
                String id = String.valueOf(entry.getFileName());
                if (filed.test(id, entry(entry))) {
                    commit(id);
                } else {
                    Files.deleteIfExists(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /**
     * Forget what was seen more than 14 days ago and is not {@code filed} any more; does nothing if that was last done
     * within the hour.
     */
    void prune(Predicate<String> filed) throws IOException {
        Instant now = clock.instant();
        makeFolder(folder);
        Path marker = folder.resolve(PRUNED);
        if (Files.exists(marker) && isYounger(marker, BETWEEN_PRUNES, now)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                boolean filedStill = filed.test(String.valueOf(entry.getFileName()));
                if (!entry.equals(marker) && !filedStill && !isYounger(entry, KEPT, now)) {
                    Files.deleteIfExists(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Files.write(marker, new byte[0]);
        Files.setLastModifiedTime(marker, FileTime.from(now));
    }

    private static boolean isYounger(Path file, Duration age, Instant now) throws IOException {
        Instant modified = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .lastModifiedTime()
                .toInstant();
        return Duration.between(modified, now).abs().compareTo(age) <= 0;
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }
}
