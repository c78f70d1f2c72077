package io.montty.runtime.manager;

import io.montty.api.Status;
import io.montty.runtime.manager.problem.Told;
import io.montty.runtime.store.ReportName;
import java.time.Duration;
import java.util.Optional;

/**
 * Hold what matters for filing a report that was read to its end.
 *
 * @param id its id
 * @param format how it is written
 * @param host the host it claims to be of; empty if it does not say
 * @param status the worst of what its name, its header and its checks say
 * @param doubt how these differ, or empty text if they agree
 * @param ttl how long it is worth showing from now on
 * @param digest the SHA-256 of its body
 * @param told what it tells of its host and of each check there
 */
record ReceivedReport(
        String id,
        ReportName.Format format,
        String host,
        Status status,
        String doubt,
        Duration ttl,
        String digest,
        Told told) {

    /** Return how name, header and checks differ; empty if they agree. */
    Optional<String> disagreement() {
        return doubt.isEmpty() ? Optional.empty() : Optional.of(doubt);
    }

    /** Tell whether it names a host, and another one than {@code known}. */
    boolean claimsOtherThan(String known) {
        return !host.isBlank() && !host.equalsIgnoreCase(known);
    }

    /** Return it with a status no better than {@code least}. */
    ReceivedReport atLeast(Status least) {
        return new ReceivedReport(id, format, host, status.worst(least), doubt, ttl, digest, told);
    }
}
