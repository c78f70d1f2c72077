package io.montty.api.report;

import io.montty.api.Status;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Hold one run of a host's checks.
 *
 * @param id 32 lower-case hexadecimal characters
 * @param host the host that the checks ran on
 * @param at when the run began, by the host's clock
 * @param duration how long the run took
 * @param version the checker's version
 * @param ttl how long the report is worth showing, counted from when the server received it
 * @param interval after how long the next report is due; zero if none is promised
 * @param intended the ids of all checks that this host means to run
 * @param bundle a digest of the checks and their configuration, equal when nothing about them changed
 * @param status the worst of {@code checks}
 * @param checks the outermost nodes of the check tree
 */
public record Report(
        String id,
        HostIdentity host,
        OffsetDateTime at,
        Duration duration,
        String version,
        Duration ttl,
        Duration interval,
        List<String> intended,
        String bundle,
        Status status,
        List<ReportEntry> checks) {

    public Report {
        intended = List.copyOf(intended);
        checks = List.copyOf(checks);
    }
}
