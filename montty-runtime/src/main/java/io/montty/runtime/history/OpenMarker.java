package io.montty.runtime.history;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Mark that things may have changed which the history does not know yet. */
final class OpenMarker {

    private final Path path;

    OpenMarker(HistoryFile file) {
        path = file.path().resolveSibling("history-open");
    }

    /**
     * Set the mark.
     *
     * @return false if it was set before
     */
    boolean set() throws IOException {
        try {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    void remove() throws IOException {
        Files.deleteIfExists(path);
    }
}
