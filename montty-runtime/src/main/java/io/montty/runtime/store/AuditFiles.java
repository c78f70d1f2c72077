package io.montty.runtime.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Name the files of an audit log: {@code YYYY-MM.jsonl}, and when that is full {@code YYYY-MM-2.jsonl} and so on. */
public final class AuditFiles {

    private static final long LARGEST = 64L * 1024 * 1024;
    private static final Pattern NAME = Pattern.compile("(?<month>\\d{4}-\\d{2})(?:-(?<part>[1-9]\\d{0,6}))?\\.jsonl");
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final long largest;

    /** Name the files of {@code folder}, which need not be there. */
    public AuditFiles(Path folder) {
        this(folder, LARGEST);
    }

    /** @param largest how many bytes a file has before the next is begun */
    public AuditFiles(Path folder, long largest) {
        this.folder = folder;
        this.largest = largest;
    }

    /** Name one file by its place in the order. */
    private record Part(Path path, String month, int number) {

        static final Comparator<Part> ORDER = Comparator.comparing(Part::month).thenComparing(Part::number);
    }

    Path folder() {
        return folder;
    }

    /** Return all files, the oldest first. */
    public List<Path> all() throws IOException {
        return parts().stream().map(Part::path).toList();
    }

    private List<Part> parts() throws IOException {
        List<Part> parts = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    String part = name.group("part");
                    parts.add(new Part(file, name.group("month"), part == null ? 1 : Integer.parseInt(part)));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of(); // whoever appends makes the folder, or says what is in the way
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        parts.sort(Part.ORDER);
        return parts;
    }

    /** Return the file that an event of {@code now} is appended to, which may not be there. */
    Path current(Instant now) throws IOException {
        String month = MONTH.format(now);
        Part last = null;
        for (Part part : parts()) {
            last = part.month().equals(month) ? part : last;
        }
        if (last == null) {
            return folder.resolve(month + ".jsonl");
        }
        return size(last.path()) < largest ? last.path() : folder.resolve(month + "-" + (last.number() + 1) + ".jsonl");
    }

    /** Tell whether an event of {@code now} still goes to {@code file}, which has {@code size} bytes. */
    boolean isCurrent(Path file, long size, Instant now) {
        return size < largest && String.valueOf(file.getFileName()).startsWith(MONTH.format(now));
    }

    private static long size(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
    }

    /** Return the newest file but {@code file}. */
    Optional<Path> newestBut(Path file) throws IOException {
        return parts().stream()
                .filter(part -> !part.path().equals(file))
                .max(Part.ORDER)
                .map(Part::path);
    }
}
