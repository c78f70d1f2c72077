package io.montty.runtime.faults;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Hold one operation that changed files, as it was done.
 *
 * @param kind what was done
 * @param path to what; for what was done to an open file, the one that it was opened as
 * @param other the second path of a move or a link, else null
 * @param channel the number of the open file, or -1
 * @param at where in the file, or the length that it was cut to, or the milliseconds of a time
 * @param data what was written, a character a byte
 */
public record Operation(Kind kind, Path path, @Nullable Path other, int channel, long at, String data) {

    /** Tell operations apart. */
    public enum Kind {
        OPEN,
        WRITE,
        TRUNCATE,
        FORCE,
        MOVE,
        LINK,
        DELETE,
        SET_TIMES,
        CREATE_DIRECTORY
    }

    static Operation of(Kind kind, Path path) {
        return new Operation(kind, path, null, -1, 0, "");
    }

    static Operation of(Kind kind, Path path, Path other) {
        return new Operation(kind, path, other, -1, 0, "");
    }
}
