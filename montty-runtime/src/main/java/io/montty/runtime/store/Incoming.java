package io.montty.runtime.store;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Name one entry of the inbox, as it was when the pass began.
 *
 * @param path where it lies; kept as the file system gave it, since not every name survives as text
 * @param origin by whose key it came
 * @param foreign whether it belongs to another user than the inbox. Our own programs give a file its name when it is
 *     whole; this one was written in place, and may be written to still
 * @param attributes what it is, links not followed
 */
public record Incoming(Path path, Origin origin, boolean foreign, PosixFileAttributes attributes) {

    /** Put the oldest first, so that nobody's flood of new files can hold back what is waiting. */
    static final Comparator<Incoming> OLDEST_FIRST = Comparator.comparing(
                    (Incoming file) -> file.attributes().lastModifiedTime())
            .thenComparing(Incoming::name)
            .thenComparing(Incoming::path);

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Return its name. */
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /** Return the name for people, after the folders of its host. */
    public String label() {
        return origin.label(name());
    }

    /** Tell whether nothing but its content says when it is whole. */
    public boolean isWrittenInPlace() {
        return foreign || origin.isOpen();
    }

    /** Return the id of the report that it is, by its name; empty if that is no report's. */
    public Optional<String> reportId() {
        return InboxName.parse(name())
                .filter(name -> name.kind() == InboxName.Kind.REPORT)
                .map(InboxName::id)
                .or(() -> ReportName.parse(name()).map(ReportName::id));
    }

    /**
     * Tell whether somebody may still be writing this file: it changed within the last 10 minutes.
     *
     * <p>A time further ahead than that is no reason to wait: it came from a wrong clock.
     */
    public boolean mayStillGrow(Instant now) {
        return mayStillGrow(attributes, now);
    }

    static boolean mayStillGrow(BasicFileAttributes attributes, Instant now) {
        Duration age = Duration.between(attributes.lastModifiedTime().toInstant(), now);
        return age.abs().compareTo(PATIENCE) < 0;
    }
}
