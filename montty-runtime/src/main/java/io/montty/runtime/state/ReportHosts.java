package io.montty.runtime.state;

import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Say of which host a report is, by what the manager noted when it filed it. */
public final class ReportHosts {

    /** More than an entry has. */
    private static final int LARGEST = 512;

    private final Path seen;

    /** @param seen the folder of the notes, a file for each report */
    public ReportHosts(Path seen) {
        this.seen = seen;
    }

    /** Return the note on the report {@code id}; what cannot be read vouches for nobody. */
    public Optional<SeenEntry> entry(String id) {
        try (InputStream in = Files.newInputStream(seen.resolve(id), LinkOption.NOFOLLOW_LINKS)) {
            return SeenEntry.parse(new String(in.readNBytes(LARGEST), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Return the host of a report that has this note, if any, and calls its host {@code claimed}. */
    public static HostKey key(Optional<SeenEntry> noted, String claimed) {
        String host = noted.map(SeenEntry::host).orElse("");
        if (!host.isEmpty()) {
            return HostKey.known(host);
        }
        HostKey unverified = HostKey.unverified(claimed);
        String via = noted.map(SeenEntry::via).orElse("");
        return via.isEmpty() ? unverified : HostKey.via(via, unverified.name());
    }
}
