package io.montty.runtime.monitor.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hold what changes when a file does.
 *
 * @param modified milliseconds of the epoch
 * @param size in bytes
 * @param file what tells it from another file that had its name; null if the system does not say
 */
record FileStamp(long modified, long size, @Nullable Object file) {

    /** Look at a file; empty if it is not there. */
    static Optional<FileStamp> of(Path file) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(
                    new FileStamp(attributes.lastModifiedTime().toMillis(), attributes.size(), attributes.fileKey()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
