package io.montty.runtime.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Say where a history is, and where the native code is that reads and writes it.
 *
 * @param path the database; it may not be there yet
 * @param natives the folder that holds the native code for each system, in a folder such as {@code Linux/x86_64}; empty
 *     if it is on the class path, as in a build
 */
public record HistoryFile(Path path, Optional<Path> natives) {

    /** Return what tells the database from another one of the same name; empty if it is not there. */
    Optional<Object> key() {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(path, BasicFileAttributes.class).fileKey());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Return the file beside the database whose name ends in {@code suffix}. */
    Path beside(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }
}
