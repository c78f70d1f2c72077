package io.montty.runtime.manager;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Say in words for people why a file operation failed. */
final class IoTrouble {

    private IoTrouble() {}

    /** Return the reason in one line, without the paths that the caller names anyway. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied; the manager must own the folders under REPORTS";
        }
        if (e instanceof AtomicMoveNotSupportedException) {
            return "the folders under REPORTS are not all on one file system; put them on one";
        }
        if (e instanceof NoSuchFileException missing) {
            return missing.getOtherFile() == null
                    ? missing.getFile() + " is missing"
                    : "the folder of " + missing.getOtherFile() + " is missing";
        }
        if (e instanceof NotDirectoryException file) {
            return file.getFile() + " is not a folder";
        }
        if (e instanceof FileAlreadyExistsException present) {
            return present.getFile() + " is in the way";
        }
        if (e instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
