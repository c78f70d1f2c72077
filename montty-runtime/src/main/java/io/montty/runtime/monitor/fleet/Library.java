package io.montty.runtime.monitor.fleet;

import io.montty.runtime.state.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Look up what is too much to be kept in memory; each answer takes some milliseconds. */
public interface Library {

    /**
     * Read a report; one that cannot be read says so in its notes.
     *
     * @return empty if it is no longer there
     */
    Optional<Reading> read(ReportRef ref);

    /** Return the lines of a report's file, safe to print; of one that is no longer there, a line that says so. */
    List<String> raw(ReportRef ref);

    /** Return what happened to {@code host} in {@code count} cells of the length {@code width}. */
    Timeline timeline(HostKey host, Instant from, Duration width, int count);

    /** Return what this user saw last; empty at the first time. */
    Optional<Visit> lastVisit();
}
