package io.montty.runtime.manager;

import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.ReportName;
import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Remember which reports came and of which host, so that none is filed twice: in one small file each while they are
 * filed, and for 14 days after that in {@link PastLog}.
 *
 * <p>An entry counts once its report is filed. The other way round, a kill between the two would make the report that
 * still waits look like a duplicate of itself. But who the host is must not be lost by that kill either; so the entry is
 * written in a folder of its own before, and moved after. An entry that a crash cut short counts as none.
 */
final class SeenReports {

    private static final int MOST_A_CALL = 50_000;
    private static final int BATCH = 5_000;

    /** Stands for an entry that makes no sense. */
    private static final SeenEntry NOTHING = new SeenEntry("", "", "");

    private final Path folder;
    private final Path filing;
    private final Clock clock;
    private final PastLog past;

    SeenReports(ProjectLayout layout, Clock clock, PastLog past) {
        this.folder = layout.seen();
        this.filing = layout.filing();
        this.clock = clock;
        this.past = past;
    }

    Optional<SeenEntry> find(String id) throws IOException {
        Optional<SeenEntry> filed = findFiled(id);
        return filed.isPresent() ? filed : past.find(id);
    }

    private Optional<SeenEntry> findFiled(String id) throws IOException {
        try {
            return entry(folder.resolve(id));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Tell whether the entry of {@code id} was made to count after {@code time}. */
    boolean isNewerThan(Instant time, String id) throws IOException {
        try {
            return Files.getLastModifiedTime(folder.resolve(id)).toInstant().isAfter(time);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static Optional<SeenEntry> entry(Path file) throws IOException {
        return SeenEntry.parse(Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    /** Write the entry of a report that is about to be filed; it does not count yet. */
    void prepare(String id, SeenEntry seen) throws IOException {
        try {
            Files.writeString(filing.resolve(id), seen.line(), StandardCharsets.US_ASCII);
        } catch (NoSuchFileException e) {
            makeFolder(filing); // looked for only where it is missing: this is done for every report
            Files.writeString(filing.resolve(id), seen.line(), StandardCharsets.US_ASCII);
        }
    }

    /** Let the entry of {@code id} count, whose report is filed. */
    void commit(String id) throws IOException {
        Path entry = filing.resolve(id);
        Files.setLastModifiedTime(entry, FileTime.from(clock.instant()));
        try {
            AtomicFiles.move(entry, folder.resolve(id));
        } catch (NoSuchFileException e) {
            makeFolder(folder);
            AtomicFiles.move(entry, folder.resolve(id));
        }
    }

    /** Finish what a kill cut short: what was {@code filed} counts, the rest was not. */
    void recover(BiPredicate<String, Optional<SeenEntry>> filed) throws IOException {
        if (!Files.isDirectory(filing)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(filing)) {
            for (Path entry : entries) {
                String id = String.valueOf(entry.getFileName());
                if (ReportName.isId(id) && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                    finish(entry, id, filed);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** An entry that cannot be moved goes: its report is filed and counted, and must not be counted once more. */
    private void finish(Path entry, String id, BiPredicate<String, Optional<SeenEntry>> filed) throws IOException {
        if (!filed.test(id, entry(entry))) {
            Files.deleteIfExists(entry);
            return;
        }
        try {
            commit(id);
        } catch (IOException e) {
            Files.deleteIfExists(entry);
        }
    }

    /** Let the reports {@code entries}, which are taken off file now, be known for 14 days more. */
    void retire(Map<String, SeenEntry> entries) throws IOException {
        past.append(past.today(), entries);
    }

    /** Drop the entry of {@code id}, which the log of past reports has. */
    void forget(String id) throws IOException {
        Files.deleteIfExists(folder.resolve(id));
    }

    /**
     * Move to the log what is not {@code filed} any more: entries that a kill left, or a version that kept one file a
     * report. At most 50,000 a call, so that no pass takes long.
     */
    void tidy(Predicate<String> filed) throws IOException {
        int left = MOST_A_CALL;
        Map<LocalDate, Map<String, SeenEntry>> batch = new TreeMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String id = String.valueOf(entry.getFileName());
                if (!ReportName.isId(id) || filed.test(id)) {
                    continue;
                }
                LocalDate day = day(entry);
                batch.computeIfAbsent(day, each -> new TreeMap<>())
                        .put(id, entry(entry).orElse(NOTHING));
                left--;
                if (left % BATCH == 0) {
                    move(batch);
                }
                if (left == 0) {
                    break;
                }
            }
        } catch (NoSuchFileException e) {
            return; // no report was ever filed
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        move(batch);
    }

    private void move(Map<LocalDate, Map<String, SeenEntry>> batch) throws IOException {
        for (Map.Entry<LocalDate, Map<String, SeenEntry>> day : batch.entrySet()) {
            Map<String, SeenEntry> told = new TreeMap<>(day.getValue());
            told.values().removeIf(entry -> entry.equals(NOTHING));
            if (!past.isOver(day.getKey())) {
                past.append(day.getKey(), told);
            }
            for (String id : day.getValue().keySet()) {
                forget(id);
            }
        }
        batch.clear();
    }

    private LocalDate day(Path entry) throws IOException {
        LocalDate day = LocalDate.ofInstant(
                Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS).toInstant(), ZoneOffset.UTC);
        return day.isAfter(past.today()) ? past.today() : day;
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }
}
