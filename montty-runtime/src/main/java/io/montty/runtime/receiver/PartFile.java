package io.montty.runtime.receiver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Write files under the name of the session's slot, and give them their own name when they are whole and on the disk.
 *
 * <p>What fails is taken back and never tried a second time: after a failed fsync the kernel may hold for written what
 * is lost.
 */
final class PartFile {

    private final Disk disk;
    private final Path part;
    private final ArrivalClock arrivals;
    private boolean cleared;

    /** @param part the file to write to, this session's alone */
    PartFile(Disk disk, Path part, ArrivalClock arrivals) {
        this.disk = disk;
        this.part = part;
        this.arrivals = arrivals;
    }

    /** Take away what the slot's last holder left; never emptied, since a stored report may bear that name as well. */
    void clear() throws IOException {
        if (!cleared) {
            disk.delete(part);
            cleared = true;
        }
    }

    /** Learn that a step failed, so that the file may be there. */
    void failed() {
        cleared = false;
    }

    /** Make the file {@code name}, whole and on the disk; false if there is one. */
    boolean publish(Path name, byte[] bytes) throws IOException {
        write(bytes);
        boolean linked = disk.link(name, part);
        try {
            disk.delete(part);
            if (linked) {
                disk.force(folder(name));
            }
        } catch (IOException e) {
            if (linked) {
                takeBack(name, e);
            }
            throw e;
        }
        return linked;
    }

    /** Make the file {@code name}, whole and on the disk, in place of the one that has the name. */
    void replace(Path name, byte[] bytes) throws IOException {
        write(bytes);
        disk.rename(part, name);
        disk.force(folder(name));
    }

    private void write(byte[] bytes) throws IOException {
        try (Disk.NewFile file = disk.create(part)) {
            file.write(bytes);
            file.stamp(arrivals.next());
            file.force();
        } catch (IOException e) {
            takeBack(part, e);
            throw e;
        }
    }

    private void takeBack(Path file, IOException why) {
        try {
            disk.delete(file);
        } catch (IOException left) {
            why.addSuppressed(left); // what failed first is what matters
        }
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.getParent());
    }
}
