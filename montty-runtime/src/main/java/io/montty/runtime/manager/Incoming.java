package io.montty.runtime.manager;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Name one entry of the inbox, as it was when the pass began.
 *
 * @param path where it lies; kept as the file system gave it, since not every name survives as text
 * @param host the host whose folder it lies in, or null if it lies in the inbox itself, where anybody may write
 * @param attributes what it is, links not followed
 */
record Incoming(Path path, @Nullable String host, BasicFileAttributes attributes) {

    /** Put the oldest first, so that nobody's flood of new files can hold back what is waiting. */
    static final Comparator<Incoming> OLDEST_FIRST = Comparator.comparing(
                    (Incoming file) -> file.attributes().lastModifiedTime())
            .thenComparing(Incoming::path);

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    String name() {
        return String.valueOf(path.getFileName());
    }

    /** Return the name for people, after the host's folder if it lies in one. */
    String label() {
        return host == null ? name() : host + "/" + name();
    }

    /**
     * Tell whether somebody may still be writing this file: it changed within the last 10 minutes.
     *
     * <p>A time further ahead than that is no reason to wait: it came from a wrong clock.
     */
    boolean mayStillGrow(Instant now) {
        Duration age = Duration.between(attributes.lastModifiedTime().toInstant(), now);
        return age.abs().compareTo(PATIENCE) < 0;
    }
}
