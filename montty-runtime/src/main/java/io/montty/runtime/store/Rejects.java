package io.montty.runtime.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Move what cannot be accepted out of the way, under a name of our own, with the reason beside it. */
public final class Rejects {

    private static final String SIGNATURE = ".sig";
    private static final String REASON = ".reason.txt";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

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
        Instant now = clock.instant();
        String name = mint(now);
        Path reason = folder.resolve(name + REASON);
        AtomicFiles.write(reason, text(file, why, now).getBytes(StandardCharsets.US_ASCII));
        try {
            AtomicFiles.move(file.path(), folder.resolve(name));
        } catch (IOException e) {
            Files.deleteIfExists(reason);
            throw e;
        }
        told.accept(file, why);
        if (file.reportId().isPresent() && !file.origin().isOpen()) {
            moveSignature(file, folder.resolve(name + SIGNATURE));
        }
    }

    private static void moveSignature(Incoming report, Path target) throws IOException {
        try {
            AtomicFiles.move(SignatureFile.of(report), target);
        } catch (NoSuchFileException e) {
            // It has none.
        }
    }

    private String mint(Instant now) {
        String name;
        do {
            count++;
            name = STAMP.format(now) + "-" + count;
        } while (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)
                || Files.exists(folder.resolve(name + REASON), LinkOption.NOFOLLOW_LINKS));
        return name;
    }

    private static String text(Incoming file, String why, Instant now) {
        return "name:     " + Printable.text(file.label()) + "\n"
                + "wrong:    " + Printable.text(why) + "\n"
                + "rejected: " + now.truncatedTo(ChronoUnit.SECONDS) + "\n"
                + "next:     put it right and move it back to REPORTS/_input under that name, or delete it and this file\n";
    }
}
