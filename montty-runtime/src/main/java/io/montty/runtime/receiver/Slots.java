package io.montty.runtime.receiver;

import io.montty.runtime.store.RunLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Bound how many sessions there are at once, in all and of one name, by locks on files.
 *
 * <p>The kernel gives a slot back when its process ends, however it ends.
 */
final class Slots {

    private final Path folder;
    private final Disk disk;

    /** @param folder where the locks and the unfinished files lie; made if it is not there */
    Slots(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /**
     * Hold one slot.
     *
     * @param part the file that its holder alone writes to; an earlier holder may have left one
     * @param turns the lock by which the sessions of the same name take turns
     */
    record Slot(Path part, Path turns, RunLock ofName, RunLock ofAll) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            ofAll.close();
            ofName.close();
        }
    }

    /**
     * Take a slot for {@code name}.
     *
     * @return empty if all slots, or all of this name, are taken
     */
    Optional<Slot> take(String name, Limits limits) throws IOException {
        disk.makeFolder(Objects.requireNonNull(folder.getParent()));
        disk.makeFolder(folder);
        for (int number = 0; number < limits.slotsPerName(); number++) {
            Optional<RunLock> lock = RunLock.tryAcquire(folder.resolve("host-" + name + "-" + number + ".lock"));
            if (lock.isPresent()) {
                return take(lock.get(), folder.resolve("turns-" + name + ".lock"), limits);
            }
        }
        return Optional.empty();
    }

    private Optional<Slot> take(RunLock ofName, Path turns, Limits limits) throws IOException {
        Optional<Slot> taken = Optional.empty();
        try {
            for (int number = 0; number < limits.slots() && taken.isEmpty(); number++) {
                Optional<RunLock> lock = RunLock.tryAcquire(folder.resolve("slot-" + number + ".lock"));
                if (lock.isPresent()) {
                    taken = Optional.of(
                            new Slot(folder.resolve("slot-" + number + ".part"), turns, ofName, lock.get()));
                }
            }
        } finally {
            if (taken.isEmpty()) {
                ofName.close();
            }
        }
        return taken;
    }
}
