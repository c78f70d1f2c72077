package io.montty.runtime.history;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Move a damaged database out of the way. The last one is kept, so that somebody may look at it; no more. */
final class Damage {

    private static final String MARK = ".damaged-";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final HistoryFile file;

    Damage(HistoryFile file) {
        this.file = file;
    }

    /** Return the name that the database has since. */
    String moveAside(Instant now) throws IOException {
        removeFormer();
        Path aside = file.beside(MARK + TIME.format(now));
        for (String suffix : List.of("-wal", "-shm")) {
            if (Files.exists(file.beside(suffix))) {
                Files.move(
                        file.beside(suffix),
                        aside.resolveSibling(aside.getFileName() + suffix),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file.path(), aside, StandardCopyOption.REPLACE_EXISTING);
        return String.valueOf(aside.getFileName());
    }

    private void removeFormer() throws IOException {
        Path folder = Objects.requireNonNull(file.path().toAbsolutePath().getParent());
        try (DirectoryStream<Path> former =
                Files.newDirectoryStream(folder, file.path().getFileName() + MARK + "*")) {
            for (Path one : former) {
                Files.deleteIfExists(one);
            }
        }
    }
}
