package io.montty.runtime.receiver;

import io.montty.runtime.protocol.Answer;
import io.montty.runtime.protocol.Code;
import io.montty.runtime.store.InboxName;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.RunLock;
import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Put reports into the inbox, so that what is acknowledged is whole, on the disk and there once.
 *
 * <p>A report is written under a name of the session's slot, forced to the disk and then linked to its own name, which
 * fails if there is such a name. The manager may take it from that moment. The sessions of one key take turns, so that
 * what one does about a signature is not undone by another.
 */
final class ReportStore {

    private static final int AFTER_DISK_TROUBLE = 30;
    private static final int AFTER_FULL_DISK = 60;
    private static final int AFTER_QUOTA = 60;
    private static final int LONGEST_SEEN = 256;
    private static final byte[] NONE = {};

    private final Disk disk;
    private final HostFolders folders;
    private final Sender sender;
    private final Path turns;
    private final PartFile part;
    private final PrintStream err;

    /** @param err takes a line for each trouble with the disk; who sends reads it */
    ReportStore(
            Disk disk, HostFolders folders, Sender sender, Slots.Slot slot, ArrivalClock arrivals, PrintStream err) {
        this.disk = disk;
        this.folders = folders;
        this.sender = sender;
        this.turns = slot.turns();
        this.part = new PartFile(disk, slot.part(), arrivals);
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
        Parcel parcel = new Parcel(place, body, digest, signature);
        try (RunLock turn = RunLock.acquire(turns)) {
            return take(parcel, turn);
        } catch (IOException e) {
            part.failed();
            folders.forget();
            Path root = sender.project().root();
            err.println("montty-receive: the server cannot store the report: " + IoReason.below(root, e));
            return parcel.later(AFTER_DISK_TROUBLE, Code.DISK);
        }
    }

    /** Store it under {@code turn}, which makes this the only session of its key at work. */
    Answer take(Parcel parcel, RunLock turn) throws IOException {
        folders.check(parcel.place.folder());
        part.clear();
        Optional<Answer> known = known(parcel);
        if (known.isPresent()) {
            return known.get();
        }
        if (!folders.mayFill()) {
            return fullDisk(parcel);
        }
        Path folder = parcel.place.folder();
        if (!folders.mayBeMade(folder) || !folders.hasRoom(folder, parcel.body.length)) {
            return parcel.later(AFTER_QUOTA, Code.QUOTA);
        }
        return storeNew(parcel);
    }

    private Answer fullDisk(Parcel parcel) {
        err.println("montty-receive: the server's disk is almost full, so it takes no reports until there is room");
        return parcel.later(AFTER_FULL_DISK, Code.DISK);
    }

    private Answer storeNew(Parcel parcel) throws IOException {
        folders.make(parcel.place.folder());
        Path signature = parcel.place.beside(InboxName.Kind.SIGNATURE);
        if (parcel.isSigned()) {
            part.replace(signature, parcel.signature); // where the report is, it is: after a crash as well
        } else {
            disk.delete(signature); // of one whose report did not get as far as this one will
        }
        if (!part.publish(parcel.place.report(), parcel.body)) {
            return known(parcel).orElse(parcel.later(AFTER_DISK_TROUBLE, Code.DISK)); // not by a receiver
        }
        if (parcel.isSigned() && disk.digest(signature).isEmpty() && isWaiting(parcel)) {
            // The manager took the signature for one that its report never followed.
            disk.delete(parcel.place.report());
            disk.force(parcel.place.folder());
            return parcel.later(AFTER_DISK_TROUBLE, Code.DISK);
        }
        return parcel.stored(false);
    }

    private boolean isWaiting(Parcel parcel) throws IOException {
        return disk.digest(parcel.place.report()).isPresent();
    }

    /** Return the answer to a report whose id was here before, or empty. */
    private Optional<Answer> known(Parcel parcel) throws IOException {
        Optional<String> waiting = disk.digest(parcel.place.report());
        if (waiting.isPresent() && !waiting.get().equals(parcel.digest)) {
            return Optional.of(refuse(parcel));
        }
        if (waiting.isPresent() && (!signAgain(parcel) || isWaiting(parcel))) {
            disk.force(parcel.place.folder()); // who stored it may have been killed before it did this
            return Optional.of(parcel.stored(true));
        }
        return filed(parcel);
    }

    /**
     * Let a report that waits have the signature that it now came with: whoever stored it may have been killed before,
     * and the key of its host may be another by now.
     *
     * @return whether that changed anything; the manager may then have taken the report just before, without it
     */
    private boolean signAgain(Parcel parcel) throws IOException {
        Path signature = parcel.place.beside(InboxName.Kind.SIGNATURE);
        if (!parcel.isSigned() || disk.digest(signature).equals(Optional.of(Sha256.of(parcel.signature)))) {
            return false;
        }
        part.replace(signature, parcel.signature);
        return true;
    }

    /** Return the answer to a report whose id the manager has filed, now or in the last 14 days, or empty. */
    private Optional<Answer> filed(Parcel parcel) throws IOException {
        Optional<String> line = disk.text(sender.project().seen().resolve(parcel.place.id()), LONGEST_SEEN);
        Optional<SeenEntry> filed = line.isPresent() ? SeenEntry.parse(line.get()) : Optional.empty();
        if (filed.isEmpty()) {
            // The manager writes the log before it takes the entry away; so it is in the one or the other.
            filed = disk.past(sender.project().past(), parcel.place.id());
        }
        if (filed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(filed.get().digest().equals(parcel.digest) ? parcel.stored(true) : refuse(parcel));
    }

    /** Leave word for the audit log. Where too much waits already the host is loud enough as it is. */
    private Answer refuse(Parcel parcel) throws IOException {
        if (!folders.mayFill()) {
            return fullDisk(parcel);
        }
        Path folder = parcel.place.folder();
        byte[] note = (Code.ID_REUSED.word() + " " + parcel.digest + "\n").getBytes(StandardCharsets.US_ASCII);
        if (folders.mayBeMade(folder) && folders.hasRoom(folder, note.length)) {
            folders.make(folder);
            part.publish(parcel.place.beside(InboxName.Kind.REFUSED), note);
        }
        return new Answer.Reject(parcel.place.id(), Code.ID_REUSED);
    }

    /** Return a signature where there is none. */
    static byte[] unsigned() {
        return NONE;
    }
}
