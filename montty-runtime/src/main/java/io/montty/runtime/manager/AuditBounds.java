package io.montty.runtime.manager;

import io.montty.runtime.store.AuditEvent;
import io.montty.runtime.store.AuditEvent.What;
import io.montty.runtime.store.AuditFiles;
import io.montty.runtime.store.AuditLog;
import io.montty.runtime.store.Digest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Drop the oldest files of the audit log where they are too old or too much; that it was done is its newest event. */
final class AuditBounds {

    private final AuditFiles files;
    private final AuditLog audit;

    AuditBounds(AuditFiles files, AuditLog audit) {
        this.files = files;
        this.audit = audit;
    }

    /** Drop what is beyond {@code bounds}, but never the newest file. */
    void keep(ManagerSettings.Audit bounds, Instant now) throws IOException {
        List<Path> all = files.all();
        long bytes = 0;
        for (Path file : all) {
            bytes += Files.size(file);
        }
        for (Path file : all.subList(0, Math.max(0, all.size() - 1))) {
            boolean old = Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(bounds.age()));
            if (!old && bytes <= bounds.bytes()) {
                return; // the files after it are younger
            }
            bytes -= Files.size(file);
            drop(file);
        }
    }

    private void drop(Path file) throws IOException {
        long lines = 0;
        String last = "";
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                last = line;
                lines++;
            }
        }
        String hash = lines == 0 ? "-" : Digest.of(last.getBytes(StandardCharsets.ISO_8859_1));
        audit.append(AuditEvent.of(
                Manager.NAME,
                What.AUDIT_DROPPED,
                "",
                "",
                "",
                file.getFileName() + ", " + lines + " lines, the last with SHA-256 " + hash));
        Files.deleteIfExists(file);
    }
}
