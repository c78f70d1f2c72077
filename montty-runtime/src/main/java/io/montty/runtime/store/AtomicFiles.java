package io.montty.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Write files that are on the disk and whole before anybody can see them. */
public final class AtomicFiles {

    /** How the name of a file ends that is not written to its end. */
    public static final String PART = ".part";

    private AtomicFiles() {}

    /**
     * Write {@code bytes} to {@code target}, readable by the owner alone, replacing what is there.
     *
     * <p>The bytes go to a hidden file in the same folder, are forced to the disk, and get their name in one step.
     *
     * @throws IOException if any step fails; {@code target} is then as it was before
     */
    public static void write(Path target, byte[] bytes) throws IOException {
        Path part = target.resolveSibling("." + target.getFileName() + PART);
        Files.deleteIfExists(part);
        try {
            try (FileChannel channel = FileChannel.open(
                    part,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException left) {
                e.addSuppressed(left); // what failed first is what the caller must know
            }
            throw e;
        }
        force(Objects.requireNonNull(target.toAbsolutePath().getParent()));
    }

    /**
     * Write {@code bytes} to {@code target} in one step, readable by the owner alone, with this modification time.
     *
     * <p>Nothing is forced to the disk: this is for what can be made anew. A kill leaves the old file or the new one.
     *
     * @throws IOException if any step fails; {@code target} is then as it was before
     */
    public static void replace(Path target, byte[] bytes, FileTime modified) throws IOException {
        Path part = target.resolveSibling("." + target.getFileName() + PART);
        try (FileChannel channel = FileChannel.open(
                part,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
        Files.setLastModifiedTime(part, modified);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Move {@code source} to {@code target} on the same file system in one step, replacing what is there. */
    public static void move(Path source, Path target) throws IOException {
        Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Force a folder's own entries, or what is in a file, to the disk. */
    public static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Tell whether readers must pass over a file of this name: it is hidden, or not written to its end. */
    public static boolean isUnfinished(String fileName) {
        return fileName.startsWith(".") || fileName.endsWith(PART);
    }
}
