package io.montty.runtime.transport.ssh;

import io.montty.runtime.store.IoReason;
import io.montty.runtime.transport.LastingTroubleException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Read files that only their owner may read. The SSH library takes a key that everybody can read without a word. */
final class SecretFile {

    private static final Path OURSELVES = Path.of("/proc/self");
    private static final int ROOT = 0;

    private SecretFile() {}

    /**
     * Read {@code file}.
     *
     * @param what it is, for messages
     * @throws IOException if it cannot be read, others can read or write it, or another user owns it
     */
    static byte[] read(Path file, String what) throws IOException {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            boolean readable = permissions.contains(PosixFilePermission.GROUP_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_READ);
            if (readable
                    || permissions.contains(PosixFilePermission.GROUP_WRITE)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new LastingTroubleException("others can " + (readable ? "read" : "write") + " the " + what + " "
                        + file + "; close it with: chmod 600 " + file);
            }
            requireOurs(file, what);
            return Files.readAllBytes(file);
        } catch (FileSystemException e) {
            throw new LastingTroubleException("the " + what + " cannot be read: " + IoReason.of(e), e);
        }
    }

    /** What another user owns, that user can change, and put the mode right before anybody looks. */
    private static void requireOurs(Path file, String what) throws IOException {
        int owner = owner(file);
        if (owner != ROOT && owner != owner(OURSELVES)) {
            throw new LastingTroubleException("the " + what + " " + file + " belongs to "
                    + Files.getOwner(file).getName()
                    + ", who is neither root nor the user who runs this; give it to that user with chown");
        }
    }

    private static int owner(Path file) throws IOException {
        return ((Number) Files.getAttribute(file, "unix:uid")).intValue();
    }
}
