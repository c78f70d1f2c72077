package io.montty.runtime.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hold a file so that a second run of the same kind is refused.
 *
 * <p>The file is never read and never deleted; the kernel lets go of it when the process ends, however it ends.
 */
public final class RunLock implements AutoCloseable {

    private final Path file;
    private FileChannel channel;
    private @Nullable Object key;

    private RunLock(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.key = key(file);
    }

    /**
     * Take the lock anew if somebody took its file away, as who deletes the whole folder does: nobody else may be at work
     * under a new file meanwhile.
     *
     * @return false if another run holds it now
     */
    public boolean renew() throws IOException {
        Object now = key(file);
        if (now != null && now.equals(key)) {
            return true;
        }
        Optional<RunLock> again = tryAcquire(file);
        if (again.isEmpty()) {
            return false;
        }
        channel.close();
        channel = again.get().channel;
        key = again.get().key;
        return true;
    }

    private static @Nullable Object key(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /**
     * Take the lock.
     *
     * @return empty if another run holds it
     * @throws IOException if the file cannot be opened or made
     */
    public static Optional<RunLock> tryAcquire(Path file) throws IOException {
        FileChannel channel = open(file);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null; // this very process holds it already
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? Optional.empty() : Optional.of(new RunLock(file, channel));
    }

    /**
     * Wait for the lock, and take it.
     *
     * @throws IOException if the file cannot be opened or made, or this very process holds the lock
     */
    public static RunLock acquire(Path file) throws IOException {
        FileChannel channel = open(file);
        FileLock lock = null;
        try {
            lock = channel.lock();
        } catch (OverlappingFileLockException e) {
            throw new IOException("this process is at the same work already", e);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return new RunLock(file, channel);
    }

    /**
     * Tell whether any process holds the lock, by the kernel's own list: to take it for a moment would be in the way of
     * who comes for it.
     *
     * @param locks what {@code /proc/locks} says
     * @throws IOException if the file cannot be looked at
     */
    public static boolean isHeld(Path file, String locks) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        String inode = ":" + ((Number) Files.getAttribute(file, "unix:ino")).longValue() + " ";
        return locks.lines().anyMatch(line -> !line.contains("->") && line.contains(inode));
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
