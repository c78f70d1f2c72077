package io.montty.runtime.store;

import io.montty.runtime.store.AuditEvent.What;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Put on record what a receiver refused at the door, whose notes come through the inbox. */
public final class Refusals {

    private final String app;
    private final AuditLog audit;
    private final Rejects rejects;
    private final BiConsumer<Incoming, String> told;

    /**
     * Record in the name of {@code app}.
     *
     * @param rejects takes what only looks like such a note
     * @param told told of each refusal in a line for people
     */
    public Refusals(String app, AuditLog audit, Rejects rejects, BiConsumer<Incoming, String> told) {
        this.app = app;
        this.audit = audit;
        this.rejects = rejects;
        this.told = told;
    }

    /**
     * Record the note {@code file} called {@code name}, then delete it.
     *
     * @throws IOException if it could not be recorded; the note is then still in the inbox
     */
    public void take(Incoming file, InboxName name) throws IOException {
        Optional<Refusal> refusal = file.attributes().size() > Refusal.LARGEST ? Optional.empty() : read(file);
        if (refusal.isEmpty()) {
            rejects.reject(file, "expected one line: why a report was refused, and the SHA-256 of its body");
            return;
        }
        String why = "refused at the door (" + refusal.get().code() + "), body "
                + refusal.get().digest()
                + (file.origin().isForwarded() ? ", via " + file.origin().key() : "");
        audit.append(AuditEvent.of(app, What.ID_REUSED, name.id(), file.origin().host(), "", why));
        Files.deleteIfExists(file.path());
        told.accept(file, "a report of this id was " + why);
    }

    private static Optional<Refusal> read(Incoming file) throws IOException {
        try (InputStream in = Files.newInputStream(file.path(), LinkOption.NOFOLLOW_LINKS)) {
            return Refusal.parse(in.readNBytes(Refusal.LARGEST + 1));
        }
    }
}
