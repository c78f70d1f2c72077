package io.montty.runtime.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Read a file of a stranger: no link is followed, and no more than a report's worth of bytes is held. */
public interface BoundedFile {

    /** How many bytes a report may have: 1 MiB. */
    int LARGEST = 1024 * 1024;

    /** Return the bytes of the regular file {@code path}, at most one more than a report may have. */
    byte[] read(Path path) throws IOException;

    /** Return the reader of real files. */
    static BoundedFile onDisk() {
        return path -> {
            // The bound holds for what is read, not for what the size said before: the file may grow meanwhile.
            try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
                return in.readNBytes(LARGEST + 1);
            }
        };
    }
}
