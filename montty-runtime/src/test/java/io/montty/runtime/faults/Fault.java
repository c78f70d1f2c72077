package io.montty.runtime.faults;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Tell how an operation fails. */
public enum Fault {
    NO_SPACE,
    BROKEN,
    DENIED,
    KILLED;

    IOException at(Path path) {
        return switch (this) {
            case NO_SPACE -> new FileSystemException(path.toString(), null, "No space left on device");
            case BROKEN -> new FileSystemException(path.toString(), null, "Input/output error");
            case DENIED -> new AccessDeniedException(path.toString());
            case KILLED -> throw new Killed();
        };
    }
}
