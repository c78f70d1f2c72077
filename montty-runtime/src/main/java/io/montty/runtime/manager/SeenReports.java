package io.montty.runtime.manager;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Remember for 14 days which reports came, in one small file each, so that none is filed twice.
 *
 * <p>An entry is written after its report is filed. The other way round, a kill between the two would make the report
 * that still waits look like a duplicate of itself. An entry that a crash cut short counts as none.
 */
final class SeenReports {

    private static final Duration KEPT = Duration.ofDays(14);
    private static final Duration BETWEEN_PRUNES = Duration.ofHours(1);
    private static final String PRUNED = ".pruned";
    private static final Pattern ENTRY = Pattern.compile("(?<digest>[0-9a-f]{64}) (?<host>[a-z0-9.-]*)\n");

    private final Path folder;
    private final Clock clock;

    /**
     * Hold what is known of one report.
     *
     * @param digest the SHA-256 of its body
     * @param host the host whose folder it came by, or empty if it came by the open inbox
     */
    record Seen(String digest, String host) {}

    SeenReports(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    Optional<Seen> find(String id) throws IOException {
        try {
            Matcher entry = ENTRY.matcher(Files.readString(folder.resolve(id), StandardCharsets.ISO_8859_1));
            return entry.matches()
                    ? Optional.of(new Seen(entry.group("digest"), entry.group("host")))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void remember(String id, Seen seen) throws IOException {
        makeFolder();
        Path entry = folder.resolve(id);
        Files.writeString(entry, seen.digest() + " " + seen.host() + "\n", StandardCharsets.US_ASCII);
        Files.setLastModifiedTime(entry, FileTime.from(clock.instant()));
    }

    /** Forget what was seen more than 14 days ago; does nothing if that was last done within the hour. */
    void prune() throws IOException {
        Instant now = clock.instant();
        makeFolder();
        Path marker = folder.resolve(PRUNED);
        if (Files.exists(marker) && isYounger(marker, BETWEEN_PRUNES, now)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (!entry.equals(marker) && !isYounger(entry, KEPT, now)) {
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

    private void makeFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }
}
