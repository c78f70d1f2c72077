package io.montty.runtime.monitor.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** Write what a screen shows into a file that was not there before. */
public final class ExportFile {

    private final Path workingDirectory;
    private final Path home;

    /**
     * Write for one user.
     *
     * @param workingDirectory where a name without a folder is
     * @param home what {@code ~} means
     */
    public ExportFile(Path workingDirectory, Path home) {
        this.workingDirectory = workingDirectory;
        this.home = home;
    }

    /**
     * Write {@code lines} into a new file, readable by its owner alone.
     *
     * @return the file
     * @throws FileAlreadyExistsException if there is something of this name already
     * @throws IOException if it could not be written to its end
     */
    public Path write(String name, List<String> lines) throws IOException {
        Path file = name.startsWith("~/")
                ? home.resolve(name.substring(2))
                : workingDirectory.resolve(name).normalize();
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        try (var channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
        return file;
    }
}
