package io.montty.runtime.manager;

import io.montty.runtime.store.PastReports;
import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Remember for 14 days the reports that were taken off file, a line each in {@link PastReports}.
 *
 * <p>Nothing is forced to the disk: a report that comes again within 14 days after a power loss may be filed twice, and
 * that is all that can happen. The manager makes one of these for as long as it lives, under its lock.
 */
final class PastLog {

    private static final Pattern SHARD = Pattern.compile("[0-9a-f]{2}");
    private static final FileAttribute<Set<PosixFilePermission>> OWN_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWN_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;
    private final Clock clock;
    private final PastReports reports;
    private final PastFilter filter;
    private @Nullable List<String> days;

    PastLog(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.reports = new PastReports(folder);
        this.filter = new PastFilter(reports);
    }

    /** Look at the folder anew when next asked: a pass begins. */
    void refresh() {
        days = null;
    }

    Optional<SeenEntry> find(String id) throws IOException {
        for (String day : days()) {
            if (filter.mayHold(day, id)) {
                Optional<SeenEntry> found = reports.find(day, id);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private List<String> days() throws IOException {
        if (days == null) {
            days = reports.days();
        }
        return days;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Tell whether what went off file on {@code day} need not be known any more. */
    boolean isOver(LocalDate day) {
        return day.isBefore(today().minusDays(PastReports.DAYS));
    }

    /** Remember {@code entries}, by their ids, as taken off file on {@code day}: one append a log. */
    void append(LocalDate day, Map<String, SeenEntry> entries) throws IOException {
        Map<Path, StringBuilder> lines = new TreeMap<>();
        entries.forEach(
                (id, entry) -> lines.computeIfAbsent(reports.log(day.toString(), id), log -> new StringBuilder())
                        .append(id + " " + entry.line()));
        if (lines.isEmpty()) {
            return;
        }
        makeFolder(reports.folder(day.toString()));
        for (Map.Entry<Path, StringBuilder> log : lines.entrySet()) {
            append(log.getKey(), log.getValue().toString().getBytes(StandardCharsets.US_ASCII));
        }
        entries.keySet().forEach(id -> filter.added(day.toString(), id));
        refresh();
    }

    private static void append(Path log, byte[] lines) throws IOException {
        try (FileChannel channel = FileChannel.open(
                log,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS),
                OWN_FILE)) {
            long size = channel.size();
            ByteBuffer last = ByteBuffer.allocate(1);
            boolean whole = size == 0 || (channel.read(last, size - 1) == 1 && last.get(0) == '\n');
            // Half a line that a crash left would swallow the first of ours.
            ByteBuffer buffer = ByteBuffer.allocate(lines.length + 1);
            buffer.put(whole ? new byte[0] : new byte[] {'\n'}).put(lines).flip();
            channel.position(size);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }

    private void makeFolder(Path day) throws IOException {
        if (!Files.isDirectory(day)) {
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder, OWN_FOLDER);
            }
            Files.createDirectory(day, OWN_FOLDER);
        }
    }

    /**
     * Forget one day that is over, or take what a clock that was ahead put into days to come as of today.
     *
     * <p>It is one day a call, and a call an hour: a wrong clock costs no more than that.
     */
    void prune() throws IOException {
        refresh();
        for (String name : days()) {
            LocalDate day = day(name);
            boolean ahead = day.isAfter(today().plusDays(1));
            if (isOver(day) || ahead) {
                filter.clear();
                clearAway(reports.folder(name), ahead);
                refresh();
                return;
            }
        }
    }

    private static LocalDate day(String name) {
        try {
            return LocalDate.parse(name);
        } catch (DateTimeParseException e) {
            return LocalDate.EPOCH; // a name such as 2026-99-99 is of no day: away with it
        }
    }

    private void clearAway(Path day, boolean keepLines) throws IOException {
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(day)) {
            for (Path log : logs) {
                String shard = String.valueOf(log.getFileName());
                if (SHARD.matcher(shard).matches() && Files.isRegularFile(log, LinkOption.NOFOLLOW_LINKS)) {
                    if (keepLines) {
                        Path today = reports.folder(today().toString());
                        makeFolder(today);
                        copy(log, today.resolve(shard));
                    }
                    Files.deleteIfExists(log);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        try {
            Files.delete(day);
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // What is in it is not ours; montty fsck tells of it.
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        byte[] lines = Files.readAllBytes(from);
        append(to, lines);
    }
}
