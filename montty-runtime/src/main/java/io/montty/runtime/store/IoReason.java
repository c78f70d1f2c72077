package io.montty.runtime.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;

/** Word what went wrong with a file: Java's own messages often name the file alone, and not what it suffers from. */
public final class IoReason {

    private static final Map<Class<? extends IOException>, String> WORDS = Map.of(
            NoSuchFileException.class, "no such file or folder",
            AccessDeniedException.class, "permission denied",
            NotDirectoryException.class, "not a folder",
            DirectoryNotEmptyException.class, "the folder is not empty",
            FileAlreadyExistsException.class, "there is a file of this name already",
            FileSystemLoopException.class, "symbolic links that lead in a circle");

    private IoReason() {}

    /** Return which file it is, where that is known, and what is wrong with it. */
    public static String of(IOException failure) {
        if (failure instanceof FileSystemException named && named.getFile() != null) {
            return named.getFile() + ": " + words(named);
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /** Say the same to a stranger, who gets to know of no folder but those below {@code root}. */
    public static String below(Path root, IOException failure) {
        if (failure instanceof FileSystemException named && named.getFile() != null) {
            String within = root + "/";
            return named.getFile().startsWith(within)
                    ? named.getFile().substring(within.length()) + ": " + words(named)
                    : words(named);
        }
        return of(failure);
    }

    private static String words(FileSystemException failure) {
        String words = WORDS.get(failure.getClass());
        if (words != null) {
            return words;
        }
        return failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
    }
}
