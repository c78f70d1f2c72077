package io.montty.runtime.fsck;

import io.montty.runtime.store.PastReports;
import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Move the note on a report that is not filed to the log of past ones. */
record NoteToPast(Site site, Path note, String id) implements Finding.Step {

    @Override
    public void take() throws IOException {
        Optional<SeenEntry> entry = SeenEntry.parse(Files.readString(note, StandardCharsets.ISO_8859_1));
        if (entry.isPresent()) {
            String today =
                    LocalDate.ofInstant(site.clock().instant(), ZoneOffset.UTC).toString();
            Path log = new PastReports(site.layout().past()).log(today, id);
            Files.createDirectories(
                    log.resolveSibling("."),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            // A line feed first: what stands at the end may be half a line.
            Files.writeString(
                    log,
                    "\n" + id + " " + entry.get().line(),
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        Files.deleteIfExists(note);
    }
}
