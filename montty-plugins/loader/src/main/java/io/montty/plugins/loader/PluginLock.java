package io.montty.plugins.loader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * List the jars that may be loaded, each with its SHA-256.
 *
 * @param entries the jars, by file name
 * @param mistakes what of the file is no entry, with the line
 */
public record PluginLock(SortedMap<String, Entry> entries, List<String> mistakes) {

    /** The file's name in the plugin folder. */
    public static final String FILE = "plugins.lock";

    private static final String UNSIGNED = "-";
    private static final long LARGEST = 1024 * 1024;
    private static final Pattern LINE = Pattern.compile(
            "(?<sha>[0-9a-f]{64})\\s+(?<id>\\S+)\\s+(?<version>\\S+)\\s+(?<signer>\\S+)\\s+(?<file>\\S.*)");
    private static final List<String> HEAD = List.of(
            "# The jars that may be loaded from this folder, written by: montty plugins",
            "# SHA-256, Plugin-Id, Plugin-Version, who signed it or -, file");

    /**
     * Hold one jar.
     *
     * @param file its file name
     * @param id its {@code Plugin-Id}
     * @param version its {@code Plugin-Version}
     * @param sha256 its SHA-256 in hexadecimal
     * @param signer whose signature was verified when it was added; empty if none was
     */
    public record Entry(String file, String id, String version, String sha256, Optional<String> signer) {}

    public PluginLock {
        entries = new TreeMap<>(entries);
        mistakes = List.copyOf(mistakes);
    }

    /**
     * Read the lock file of {@code folder}; one that does not exist lists nothing.
     *
     * @throws IOException if it cannot be read
     */
    public static PluginLock read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        SortedMap<String, Entry> entries = new TreeMap<>();
        List<String> mistakes = new ArrayList<>();
        if (!FileTrust.isThere(file)) {
            return new PluginLock(entries, mistakes);
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException("it is larger than " + LARGEST + " bytes");
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            take(lines.get(i).strip(), i + 1, entries, mistakes);
        }
        return new PluginLock(entries, mistakes);
    }

    private static void take(String line, int number, SortedMap<String, Entry> entries, List<String> mistakes) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            mistakes.add(
                    "line " + number + " is not SHA-256, Plugin-Id, Plugin-Version, signer and file; take it out, and"
                            + " add its jar again: montty plugins add");
            return;
        }
        String signer = matcher.group("signer");
        Entry entry = new Entry(
                matcher.group("file"),
                matcher.group("id"),
                matcher.group("version"),
                matcher.group("sha"),
                signer.equals(UNSIGNED) ? Optional.empty() : Optional.of(signer));
        if (entries.putIfAbsent(entry.file(), entry) != null) {
            mistakes.add("line " + number + " lists " + entry.file() + " again; the first line counts: take one out");
        }
    }

    /** Return this list with {@code entry} in place of what it has of that file. */
    public PluginLock with(Entry entry) {
        SortedMap<String, Entry> more = new TreeMap<>(entries);
        more.put(entry.file(), entry);
        return new PluginLock(more, mistakes);
    }

    /** Return this list without {@code file}. */
    public PluginLock without(String file) {
        SortedMap<String, Entry> fewer = new TreeMap<>(entries);
        fewer.remove(file);
        return new PluginLock(fewer, mistakes);
    }

    /**
     * Write this list into {@code folder} in one step; mistakes are not kept.
     *
     * @throws IOException if it cannot be written; the file is then as it was
     */
    public void write(Path folder) throws IOException {
        StringBuilder text = new StringBuilder(String.join("\n", HEAD)).append('\n');
        for (Entry entry : entries.values()) {
            text.append(String.join(
                            "  ",
                            entry.sha256(),
                            entry.id(),
                            entry.version(),
                            entry.signer().orElse(UNSIGNED),
                            entry.file()))
                    .append('\n');
        }
        Path part = folder.resolve("." + FILE + ".part");
        Files.deleteIfExists(part);
        Files.writeString(part, text);
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(part, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }
}
