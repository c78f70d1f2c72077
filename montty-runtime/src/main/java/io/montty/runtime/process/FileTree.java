package io.montty.runtime.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Remove folders that checks had the run of: what is in them may be closed, or vanish meanwhile. */
final class FileTree {

    private FileTree() {}

    /**
     * Delete {@code top} and all below it, as far as that is possible; symbolic links are not followed.
     *
     * @throws IOException naming the first file that could not be deleted
     */
    static void delete(Path top) throws IOException {
        IOException trouble = deleted(top);
        if (trouble != null) {
            throw trouble;
        }
    }

    private static @Nullable IOException deleted(Path path) {
        IOException trouble = null;
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            trouble = emptied(path);
        }
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            trouble = trouble == null ? e : trouble;
        }
        return trouble;
    }

    private static @Nullable IOException emptied(Path folder) {
        IOException trouble = null;
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    IOException next = deleted(entry);
                    trouble = trouble == null ? next : trouble;
                }
            }
        } catch (IOException e) {
            return e;
        }
        return trouble;
    }
}
