package io.montty.runtime.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Look up reports that came and are not filed any more, in {@code YYYY-MM-DD/<the id's first two characters>}: a line
 * {@code <id> <sha256> <host> <via>} for each that was taken off file on that day of UTC.
 *
 * <p>The manager appends; whoever reads meanwhile may find half a line at the end, and passes over it.
 */
public final class PastReports {

    /** For how many days it is known of a report that it came. */
    public static final int DAYS = 14;

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** More than are kept; a clock that was set to and fro leaves more, and no look may take for ever. */
    private static final int MOST_DAYS = 60;

    private static final int SHARD = 2;

    private final Path folder;

    /** @param folder of the days; need not be there */
    public PastReports(Path folder) {
        this.folder = folder;
    }

    /** Tell whether {@code name} is that of a day's folder. */
    public static boolean isDay(String name) {
        return DAY.matcher(name).matches();
    }

    /** Return the folder of {@code day}, which may not be there. */
    public Path folder(String day) {
        return folder.resolve(day);
    }

    /** Return the log of {@code day} that the report {@code id} stands in if it is known. */
    public Path log(String day, String id) {
        return folder.resolve(day).resolve(id.substring(0, SHARD));
    }

    /** Return the days that there are logs of, the newest first. */
    public List<String> days() throws IOException {
        List<String> days = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (isDay(name) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    days.add(name);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        days.sort(Comparator.reverseOrder());
        return days.subList(0, Math.min(MOST_DAYS, days.size()));
    }

    /** Return what is known of the report {@code id}; empty if nothing is. */
    public Optional<SeenEntry> find(String id) throws IOException {
        for (String day : days()) {
            Optional<SeenEntry> found = find(day, id);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Return what the logs of {@code day} say of the report {@code id}. */
    public Optional<SeenEntry> find(String day, String id) throws IOException {
        byte[] wanted = id.getBytes(StandardCharsets.ISO_8859_1);
        try (PastLines lines = new PastLines(log(day, id))) {
            while (lines.next(wanted)) {
                Optional<SeenEntry> entry = lines.entry();
                if (entry.isPresent()) {
                    return entry;
                }
            }
        }
        return Optional.empty();
    }
}
