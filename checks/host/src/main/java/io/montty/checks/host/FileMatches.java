package io.montty.checks.host;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * Hold how many files a path with wildcards stands for, and the newest of them.
 *
 * @param count how many there are
 * @param newest the one that was changed last; empty if there is none
 */
record FileMatches(int count, Optional<Match> newest) {

    /**
     * Hold what is to be known of one file.
     *
     * @param name its name in its folder
     * @param regular whether it is a file and not a folder or a device
     * @param size its size in bytes
     * @param changed when it was changed last
     */
    record Match(String name, boolean regular, long size, Instant changed) {

        static Match of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Match(
                    String.valueOf(file.getFileName()),
                    attributes.isRegularFile(),
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant());
        }
    }

    /**
     * Look for what is called {@code name}, which may have wildcards, in {@code folder}.
     *
     * @throws IOException if that cannot be told, most often for want of rights
     */
    static FileMatches find(Path folder, String name) throws IOException, InterruptedException {
        try {
            return NamePattern.isWildcard(name)
                    ? matching(folder, name)
                    : new FileMatches(1, Optional.of(Match.of(folder.resolve(name))));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return new FileMatches(0, Optional.empty());
        }
    }

    private static FileMatches matching(Path folder, String name) throws IOException, InterruptedException {
        NamePattern pattern = new NamePattern(name);
        int count = 0;
        Optional<Match> newest = Optional.empty();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                Optional<Match> match =
                        matches(pattern, String.valueOf(file.getFileName())) ? read(file) : Optional.empty();
                if (match.isPresent()) {
                    count++;
                    Instant latest = newest.map(Match::changed).orElse(Instant.MIN);
                    newest = match.get().changed().isAfter(latest) ? match : newest;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return new FileMatches(count, newest);
    }

    /** Match as a shell does, for which a star does not stand for the dot of a hidden file. */
    private static boolean matches(NamePattern pattern, String name) {
        return name.startsWith(".") == pattern.pattern().startsWith(".") && pattern.matches(name);
    }

    private static Optional<Match> read(Path file) throws IOException {
        try {
            return Optional.of(Match.of(file));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // removed meanwhile, or a link to nothing
        }
    }
}
