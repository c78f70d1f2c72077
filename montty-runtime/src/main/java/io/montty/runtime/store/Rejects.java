package io.montty.runtime.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiConsumer;

/** Move what cannot be accepted out of the way, under a name of our own, with the reason beside it. */
public final class Rejects {

    private static final String REQUEST = ".request.json";

    private final Path folder;
    private final Clock clock;
    private final BiConsumer<Incoming, String> told;
    private int count;

    /**
     * Reject into {@code folder}.
     *
     * @param told told of each file that was rejected, and why
     */
    public Rejects(Path folder, Clock clock, BiConsumer<Incoming, String> told) {
        this.folder = folder;
        this.clock = clock;
        this.told = told;
    }

    /**
     * Move {@code file}, whatever it is, and say why. It is renamed, never opened and never followed, and the signature
     * of a report goes with it.
     *
     * <p>The reason is written first: a kill between the two leaves a reason too many, never a file without one.
     *
     * @throws IOException if that cannot be done; the file is then still in the inbox
     */
    public void reject(Incoming file, String why) throws IOException {
        reject(file, why, next(file));
    }

    /** Do the same, and say {@code next} for what a person can do about it. */
    public void reject(Incoming file, String why, String next) throws IOException {
        Instant now = clock.instant();
        String name = mint(now, file.reportId().map(id -> "-" + id).orElse(""));
        Path reason = folder.resolve(name + Quarantine.REASON);
        AtomicFiles.write(reason, text(file, why, now, next).getBytes(StandardCharsets.US_ASCII));
        try {
            AtomicFiles.move(file.path(), folder.resolve(name));
        } catch (IOException e) {
            Files.deleteIfExists(reason);
            throw e;
        }
        told.accept(file, why);
        if (file.reportId().isPresent() && !file.origin().isOpen()) {
            moveSignature(file, folder.resolve(name + Quarantine.SIGNATURE));
        }
    }

    /**
     * Move {@code path}, which lay where it did not belong, and say why.
     *
     * @param name what it was called, for people
     * @param id the id of the report that it may be; may be empty
     */
    public void moveAway(Path path, String name, String id, String why) throws IOException {
        Instant now = clock.instant();
        String minted = mint(now, id.isEmpty() ? "" : "-" + id);
        Path reason = folder.resolve(minted + Quarantine.REASON);
        String next = "delete it and this file when you have looked";
        AtomicFiles.write(reason, text(name, id, "", why, now, next).getBytes(StandardCharsets.US_ASCII));
        try {
            AtomicFiles.move(path, folder.resolve(minted));
        } catch (IOException e) {
            Files.deleteIfExists(reason);
            throw e;
        }
    }

    private static void moveSignature(Incoming report, Path target) throws IOException {
        try {
            AtomicFiles.move(SignatureFile.of(report), target);
        } catch (NoSuchFileException e) {
            // It has none.
        }
    }

    private String mint(Instant now, String id) {
        String name;
        do {
            count++;
            name = Quarantine.STAMP.format(now) + "-" + count + id;
        } while (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)
                || Files.exists(folder.resolve(name + Quarantine.REASON), LinkOption.NOFOLLOW_LINKS));
        return name;
    }

    private static String text(Incoming file, String why, Instant now, String next) {
        String host = file.origin().isOpen() ? "" : file.origin().sender();
        return text(file.label(), file.reportId().orElse(""), host, why, now, next);
    }

    private static String text(String name, String id, String host, String why, Instant now, String next) {
        return "name:     " + Printable.text(name) + "\n"
                + (id.isEmpty() ? "" : "id:       " + id + "\n")
                + (host.isEmpty() ? "" : "host:     " + Printable.text(host) + "\n")
                + "wrong:    " + Printable.text(why) + "\n"
                + "rejected: " + now.truncatedTo(ChronoUnit.SECONDS) + "\n"
                + "next:     " + next + "\n";
    }

    /** Return what to do about {@code file}; what came by a key must be mended where the key is. */
    private static String next(Incoming file) {
        if (!file.origin().isOpen()) {
            return "nothing can be put right here: mend what is wrong on "
                    + Printable.text(file.origin().host())
                    + ", whose next report comes by itself; then delete this and the file beside it";
        }
        if (!file.attributes().isRegularFile()) {
            return "delete it and this file; only regular files are taken";
        }
        if (AtomicFiles.isUnfinished(file.name())) {
            return "move it back to REPORTS/_input under its full name when it is whole, or delete it and this file";
        }
        return file.reportId().isPresent() || file.name().endsWith(REQUEST)
                ? "put it right and move it back to REPORTS/_input under that name, or delete it and this file"
                : "give it a name of those and move it back to REPORTS/_input, or delete it and this file";
    }
}
