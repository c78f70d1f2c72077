package io.montty.runtime.receiver;

import io.montty.runtime.protocol.Answer;
import io.montty.runtime.protocol.Code;
import io.montty.runtime.store.InboxName;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Put reports into the inbox, so that what is acknowledged is whole, on the disk and there once.
 *
 * <p>A report is written under a name of the session's slot, forced to the disk and then linked to its own name, which
 * fails if there is such a name. The manager may take it from that moment. What fails is taken back and never tried a
 * second time: after a failed fsync the kernel may hold for written what is lost.
 */
final class ReportStore {

    private static final int AFTER_DISK_TROUBLE = 30;
    private static final int AFTER_QUOTA = 60;
    private static final int LONGEST_SEEN = 256;
    private static final byte[] NONE = {};

    private final Disk disk;
    private final HostFolders folders;
    private final Path seen;
    private final Path part;
    private final ArrivalClock arrivals;
    private final PrintStream err;
    private boolean cleared;

    /**
     * @param seen the folder that holds what the manager filed
     * @param part the file to write to, this session's alone
     * @param err takes a line for each trouble with the disk
     */
    ReportStore(Disk disk, HostFolders folders, Path seen, Path part, ArrivalClock arrivals, PrintStream err) {
        this.disk = disk;
        this.folders = folders;
        this.seen = seen;
        this.part = part;
        this.arrivals = arrivals;
        this.err = err;
    }

    /**
     * Say where a report goes.
     *
     * @param folder the folder of its host
     * @param id its id, whose form was checked
     * @param fileName its name in that folder, which holds nothing of the sender's that was not checked
     */
    record Place(Path folder, String id, String fileName) {

        Path report() {
            return folder.resolve(fileName);
        }

        Path beside(InboxName.Kind kind) {
            return folder.resolve(new InboxName(id, kind).toString());
        }
    }

    /**
     * Store a report.
     *
     * @param digest the SHA-256 of {@code body}
     * @param signature of it, or nothing
     */
    Answer take(Place place, byte[] body, String digest, byte[] signature) {
        try {
            clearPart();
            Optional<Answer> known = known(place, digest);
            if (known.isPresent()) {
                return known.get();
            }
            if (!folders.mayBeMade(place.folder()) || !folders.hasRoom(place.folder(), body.length)) {
                return new Answer.Retry(place.id(), AFTER_QUOTA, Code.QUOTA);
            }
            return storeNew(place, body, digest, signature);
        } catch (IOException e) {
            cleared = false;
            err.println("montty-receive: the server cannot store the report: " + IoReason.of(e));
            return new Answer.Retry(place.id(), AFTER_DISK_TROUBLE, Code.DISK);
        }
    }

    /** Take away what the slot's last holder left; never emptied, since a stored report may bear that name as well. */
    private void clearPart() throws IOException {
        if (!cleared) {
            disk.delete(part);
            cleared = true;
        }
    }

    private Answer storeNew(Place place, byte[] body, String digest, byte[] signature) throws IOException {
        folders.make(place.folder());
        Path signatureFile = place.beside(InboxName.Kind.SIGNATURE);
        if (signature.length == 0) {
            disk.delete(signatureFile); // of one whose report did not get as far as this one will
        } else {
            write(signature);
            disk.rename(part, signatureFile);
            disk.force(place.folder()); // where the report is, its signature is: after a crash as well
        }
        if (publish(place.report(), body)) {
            return new Answer.Stored(place.id(), false);
        }
        // Another session of this host was faster.
        return known(place, digest).orElse(new Answer.Retry(place.id(), AFTER_DISK_TROUBLE, Code.DISK));
    }

    /** Return the answer to a report whose id was here before, or empty. */
    private Optional<Answer> known(Place place, String digest) throws IOException {
        Optional<String> waiting = disk.digest(place.report());
        if (waiting.isPresent()) {
            if (!waiting.get().equals(digest)) {
                return Optional.of(refuse(place, digest));
            }
            disk.force(place.folder()); // who stored it may have been killed before it did this
            return Optional.of(new Answer.Stored(place.id(), true));
        }
        Optional<String> line = disk.text(seen.resolve(place.id()), LONGEST_SEEN);
        Optional<SeenEntry> filed = line.isPresent() ? SeenEntry.parse(line.get()) : Optional.empty();
        if (filed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                filed.get().digest().equals(digest) ? new Answer.Stored(place.id(), true) : refuse(place, digest));
    }

    /** Leave word for the audit log. Where too much waits already the host is loud enough as it is. */
    private Answer refuse(Place place, String digest) throws IOException {
        byte[] note = (Code.ID_REUSED.word() + " " + digest + "\n").getBytes(StandardCharsets.US_ASCII);
        if (folders.mayBeMade(place.folder()) && folders.hasRoom(place.folder(), note.length)) {
            folders.make(place.folder());
            publish(place.beside(InboxName.Kind.REFUSED), note);
        }
        return new Answer.Reject(place.id(), Code.ID_REUSED);
    }

    /** Make the file {@code name}, whole and on the disk; false if there is one. */
    private boolean publish(Path name, byte[] bytes) throws IOException {
        write(bytes);
        boolean linked = disk.link(name, part);
        try {
            disk.delete(part);
            if (linked) {
                disk.force(Objects.requireNonNull(name.getParent()));
            }
        } catch (IOException e) {
            if (linked) {
                takeBack(name, e);
            }
            throw e;
        }
        return linked;
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

    /** Return a signature where there is none. */
    static byte[] unsigned() {
        return NONE;
    }
}
