package io.montty.runtime.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/** Find, read and remove the signature that may lie beside a report of the inbox. */
public final class SignatureFile {

    /** How many bytes a signature may have; one of an RSA key of 16,384 bits has less. */
    public static final int LARGEST = 8 * 1024;

    private SignatureFile() {}

    /** Return where the signature of {@code report} lies if it has one; {@code report} itself if it is none. */
    static Path of(Incoming report) {
        return report.reportId()
                .map(id -> report.path().resolveSibling(new InboxName(id, InboxName.Kind.SIGNATURE).toString()))
                .orElse(report.path());
    }

    /**
     * Return the signature of {@code report}, at most a byte more than it may have; empty if it has none.
     *
     * @throws IOException if there is one that cannot be read
     */
    public static byte[] read(Incoming report) throws IOException {
        try (InputStream in = Files.newInputStream(of(report), LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(LARGEST + 1);
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    /** Remove the signature of {@code report}, which has left the inbox, if it had one. */
    public static void remove(Incoming report) {
        if (report.reportId().isEmpty() || report.origin().isOpen()) {
            return;
        }
        try {
            Files.deleteIfExists(of(report));
        } catch (IOException e) {
            // It is an orphan now, which a later pass removes, or says what is wrong with.
        }
    }

    /**
     * Remove {@code signature} if its report is not there and does not come any more: it is written just before the
     * report is.
     */
    public static void removeOrphan(Incoming signature, InboxName name, Instant now) throws IOException {
        Path report = signature.path().resolveSibling(new InboxName(name.id(), InboxName.Kind.REPORT).toString());
        if (!signature.mayStillGrow(now)
                && !Files.exists(report, LinkOption.NOFOLLOW_LINKS)
                && isStillOld(signature.path(), now)) {
            Files.deleteIfExists(signature.path());
        }
    }

    /** A host may have come again since the inbox was listed, and put another signature in place of an old one. */
    private static boolean isStillOld(Path signature, Instant now) throws IOException {
        try {
            return !Incoming.mayStillGrow(
                    Files.readAttributes(signature, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS), now);
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
