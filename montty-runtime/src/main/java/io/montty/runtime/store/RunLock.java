package io.montty.runtime.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Hold a file so that a second run of the same kind is refused.
 *
 * <p>The file is never read and never deleted; the kernel lets go of it when the process ends, however it ends.
 */
public final class RunLock implements AutoCloseable {

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
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
        return lock == null ? Optional.empty() : Optional.of(new RunLock(channel));
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
        return new RunLock(channel);
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
