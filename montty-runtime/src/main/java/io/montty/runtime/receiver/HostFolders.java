package io.montty.runtime.receiver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keep the folders of the inbox that a sender's reports go into, and how much may wait in them. */
final class HostFolders {

    private static final String SIGNATURE = ".sig";

    /** What is never filled up: 100 MiB, or a twentieth of a smaller disk. */
    private static final long KEPT_FREE = 100L * 1024 * 1024;

    private static final int KEPT_SHARE = 20;

    private final Disk disk;
    private final Limits limits;
    private final Path project;
    private final Path inbox;
    private final Path own;
    private final Set<Path> durable = new HashSet<>();

    HostFolders(Disk disk, Limits limits, Sender sender) {
        this.disk = disk;
        this.limits = limits;
        this.project = sender.project().root();
        this.inbox = sender.project().input();
        this.own = inbox.resolve(sender.name());
    }

    /** Return the folder for reports of {@code host}, a valid name, or of the sender itself if that is null or its own. */
    Path of(@Nullable String host) {
        return host == null || own.endsWith(host) ? own : own.resolve(host);
    }

    /** Go back to the disk for what was known of folders: one may have gone since. */
    void forget() {
        durable.clear();
    }

    /**
     * Look at {@code folder}, and those above it in the inbox, before anything in it is believed.
     *
     * @throws IOException if others may put things into one of them
     */
    void check(Path folder) throws IOException {
        if (durable.contains(folder)) {
            return;
        }
        if (!folder.equals(inbox)) {
            check(Objects.requireNonNull(folder.getParent()));
        }
        String name = project.relativize(folder).toString();
        Optional<String> flaw = disk.flaw(folder, name);
        if (flaw.isPresent()) {
            throw new IOException(flaw.get());
        }
    }

    /**
     * Tell whether the disk has room left for more than what is refused: no quota counts what the manager files or
     * rejects, and what else is on the disk needs some as well.
     */
    boolean mayFill() throws IOException {
        Disk.Room room = disk.room(inbox);
        return room.free() >= Math.min(KEPT_FREE, room.all() / KEPT_SHARE);
    }

    /** Tell whether one more report of {@code bytes} may wait in {@code folder}. */
    boolean hasRoom(Path folder, int bytes) throws IOException {
        int reports = 1;
        long size = bytes;
        for (Disk.Entry entry : disk.list(folder)) {
            if (!entry.folder()) {
                reports += entry.name().endsWith(SIGNATURE) ? 0 : 1;
                size += entry.bytes();
            }
        }
        return reports <= limits.waitingReports() && size <= limits.waitingBytes();
    }

    /** Tell whether {@code folder} is there or may be made: a relay may bring reports of so many hosts. */
    boolean mayBeMade(Path folder) throws IOException {
        if (folder.equals(own) || durable.contains(folder)) {
            return true;
        }
        int hosts = 0;
        for (Disk.Entry entry : disk.list(own)) {
            if (entry.folder() && entry.name().equals(String.valueOf(folder.getFileName()))) {
                return true;
            }
            hosts += entry.folder() ? 1 : 0;
        }
        return hosts < limits.hostsPerRelay();
    }

    /**
     * Make {@code folder} and those above it in the inbox, as far as they are not there, and force their names to the
     * disk.
     *
     * <p>That is done once a session for folders that are there as well: who made them may have been killed before it
     * forced them.
     */
    void make(Path folder) throws IOException {
        if (durable.contains(folder)) {
            return;
        }
        Path above = Objects.requireNonNull(folder.getParent());
        if (!above.equals(inbox)) {
            make(above);
        }
        disk.makeFolder(folder);
        disk.force(above);
        durable.add(folder);
    }
}
