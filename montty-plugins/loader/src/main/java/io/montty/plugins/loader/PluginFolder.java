package io.montty.plugins.loader;

import io.montty.api.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Tell the jars in a plugin folder from all that may lie beside them. */
final class PluginFolder {

    /** Say why an entry is not loaded. */
    record Objection(Status status, String message) {}

    private PluginFolder() {}

    /** Return what lies in {@code folder}, ordered by file name. */
    static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted(Comparator.comparing(PluginFolder::name)).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Return the file name of {@code entry}. */
    static String name(Path entry) {
        return String.valueOf(entry.getFileName());
    }

    /** Tell whether {@code entry} is named like a jar. */
    static boolean isJar(Path entry) {
        return endsWith(entry, ".jar");
    }

    /** Say why {@code entry} cannot be loaded though it looks as if somebody meant it to be; empty if it can, or not. */
    static Optional<Objection> objection(Path entry) {
        if (name(entry).startsWith(".")) {
            return isJar(entry)
                    ? warn("hidden files are left alone; rename it without the dot, or remove it")
                    : Optional.empty();
        }
        if (Files.isDirectory(entry)) {
            return warn("it is a folder, and only jars that lie directly in the plugin folder are loaded;"
                    + " move its jars one level up, or remove it");
        }
        if (endsWith(entry, ".zip")) {
            return warn("zip archives are not plugins; put the plugin's jar here instead");
        }
        return isJar(entry) ? objectionToJar(entry) : Optional.empty();
    }

    private static Optional<Objection> objectionToJar(Path jar) {
        if (!Files.exists(jar)) {
            return alert("it is a link to a file that does not exist; put a jar in its place, or remove it");
        }
        // Opening a pipe would wait for a writer, for ever.
        if (!Files.isRegularFile(jar)) {
            return alert("it is not a regular file; put a jar here, or remove it");
        }
        if (!Files.isReadable(jar)) {
            return alert("the user who runs MonTTY may not read it; give that user read permission");
        }
        return Optional.empty();
    }

    private static boolean endsWith(Path entry, String extension) {
        return name(entry).toLowerCase(Locale.ROOT).endsWith(extension);
    }

    private static Optional<Objection> warn(String message) {
        return Optional.of(new Objection(Status.WARN, message));
    }

    private static Optional<Objection> alert(String message) {
        return Optional.of(new Objection(Status.ALERT, message));
    }
}
