package io.montty.runtime.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hold the output files of one run in a folder of its own that nobody else can enter.
 *
 * <p>A file in it is locked for as long as the run lives, by which a later run knows the folders of dead ones.
 */
final class RunFolder implements AutoCloseable {

    /** What the names of all such folders begin with; the process id of the run's Java follows. */
    static final String PREFIX = "montty-run-";

    /** The locked file, which holds what the run's processes are marked with. */
    static final String OWNER = "owner";

    private final Path folder;
    private final FileChannel owner;
    private final AtomicLong sequence = new AtomicLong();

    RunFolder(Path parent, String nonce) throws IOException {
        folder = made(parent, PREFIX + ProcessHandle.current().pid() + "-" + unlike(nonce))
                .toRealPath();
        try {
            owner = locked(folder.resolve(OWNER), nonce);
        } catch (IOException e) {
            FileTree.delete(folder);
            throw e;
        }
    }

    private static Path made(Path parent, String name) throws IOException {
        return Files.createDirectory(
                parent.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Nobody can guess {@code nonce}; Java's own names of that kind cost a run from cron a tenth of its time. */
    private static String unlike(String nonce) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < nonce.length(); i++) {
            if (Character.isLetterOrDigit(nonce.charAt(i))) {
                name.append(nonce.charAt(i));
            }
        }
        return name.append('-').append(Long.toHexString(System.nanoTime())).toString();
    }

    private static FileChannel locked(Path file, String nonce) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.lock();
            channel.write(ByteBuffer.wrap(nonce.getBytes(StandardCharsets.UTF_8)));
            if (!lock.isValid()) {
                throw new IOException("the lock on " + file + " was lost");
            }
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    Path path() {
        return folder;
    }

    OutputFile newFile(int limit) {
        return new OutputFile(newPath(), limit);
    }

    /** Return a name in the folder that nothing has yet. */
    Path newPath() {
        return folder.resolve(Long.toString(sequence.incrementAndGet()));
    }

    /** Remove the folder with all that checks have put into it. */
    @Override
    public void close() throws IOException {
        try (owner) {
            FileTree.delete(folder);
        }
    }
}
