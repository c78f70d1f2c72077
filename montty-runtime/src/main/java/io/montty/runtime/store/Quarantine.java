package io.montty.runtime.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** List and remove what {@link Rejects} moved out of the way, each with its reason and signature. */
public final class Quarantine {

    static final String SIGNATURE = ".sig";
    static final String REASON = ".reason.txt";
    static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Pattern NAME = Pattern.compile("(?<name>(?<at>\\d{8}T\\d{6}Z)-(?<number>\\d{1,9})"
            + "(?:-(?<id>[0-9a-f]{32}))?)(?<kind>\\.sig|\\.reason\\.txt)?");
    private static final Pattern UNFINISHED = Pattern.compile("\\.(?<whole>.*\\.reason\\.txt)\\.part");
    private static final int LONGEST_REASON = 8 * 1024;

    private final Path folder;

    /** @param folder {@code REPORTS/_reject} */
    public Quarantine(Path folder) {
        this.folder = folder;
    }

    /**
     * Name one reject.
     *
     * @param name what it is called here
     * @param at when it was rejected
     * @param number which of that moment it is
     * @param id the id of the report that it was called by; may be empty
     * @param bytes how much it takes up with all that belongs to it
     * @param present whether it is there itself, and not only what belongs to it
     * @param explained whether its reason is there
     */
    public record Reject(
            String name, Instant at, int number, String id, long bytes, boolean present, boolean explained) {

        private static final Comparator<Reject> OLDEST_FIRST =
                Comparator.comparing(Reject::at).thenComparing(Reject::number).thenComparing(Reject::name);

        private Reject and(Reject other) {
            return new Reject(
                    name, at, number, id, bytes + other.bytes, present || other.present, explained || other.explained);
        }
    }

    /**
     * Hold what the folder holds.
     *
     * @param rejects the oldest first
     * @param others names of what is not ours, as they are
     */
    public record Content(List<Reject> rejects, List<String> others) {

        public Content {
            rejects = List.copyOf(rejects);
            others = List.copyOf(others);
        }

        /** Return how large all rejects are together. */
        public long bytes() {
            return rejects.stream().mapToLong(Reject::bytes).sum();
        }
    }

    /** Return what is there. */
    public Content list() throws IOException {
        Map<String, Reject> found = new HashMap<>();
        List<String> others = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                Optional<Reject> reject = reject(entry, name);
                reject.ifPresent(each -> found.merge(each.name(), each, Reject::and));
                if (reject.isEmpty() && !isUnfinished(name)) {
                    others.add(name);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return new Content(
                found.values().stream().sorted(Reject.OLDEST_FIRST).toList(),
                others.stream().sorted().toList());
    }

    /** Tell whether a kill cut short the writing of a reason; nothing was moved here for it then. */
    private static boolean isUnfinished(String fileName) {
        Matcher name = UNFINISHED.matcher(fileName);
        return name.matches() && NAME.matcher(name.group("whole")).matches();
    }

    /** Remove the reasons that a kill cut short. Only for who alone puts rejects here. */
    public void removeUnfinished() throws IOException {
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(folder, entry -> isUnfinished(String.valueOf(entry.getFileName())))) {
            for (Path entry : entries) {
                Files.deleteIfExists(entry);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static Optional<Reject> reject(Path entry, String fileName) throws IOException {
        Matcher name = NAME.matcher(fileName);
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            BasicFileAttributes found =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            long bytes = found.isDirectory() ? FolderTree.bytes(entry) : found.size();
            String kind = name.group("kind");
            String id = name.group("id");
            return Optional.of(new Reject(
                    name.group("name"),
                    Instant.from(STAMP.parse(name.group("at"))),
                    Integer.parseInt(name.group("number")),
                    id == null ? "" : id,
                    bytes,
                    kind == null,
                    REASON.equals(kind)));
        } catch (DateTimeException | NoSuchFileException e) {
            return Optional.empty(); // of no day, or gone since it was listed
        }
    }

    /** Return where {@code reject} itself lies. */
    public Path path(Reject reject) {
        return folder.resolve(reject.name());
    }

    /** Return where its reason lies. */
    public Path reason(Reject reject) {
        return folder.resolve(reject.name() + REASON);
    }

    /** Return what its reason says behind {@code key}; empty if it says nothing. */
    public String told(Reject reject, String key) {
        try (InputStream in = Files.newInputStream(reason(reject), LinkOption.NOFOLLOW_LINKS)) {
            String text = new String(in.readNBytes(LONGEST_REASON), StandardCharsets.US_ASCII);
            return text.lines()
                    .filter(line -> line.startsWith(key + ":"))
                    .map(line -> line.substring(key.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    /** Return the SHA-256 of {@code reject}; empty if it is not a file that can be read. */
    public Optional<String> digest(Reject reject) {
        if (!Files.isRegularFile(path(reject), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(path(reject), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(Digest.of(in));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Remove {@code reject} with all that belongs to it, the reason last. */
    public void remove(Reject reject) throws IOException {
        FolderTree.delete(path(reject));
        Files.deleteIfExists(folder.resolve(reject.name() + SIGNATURE));
        Files.deleteIfExists(reason(reject));
    }
}
