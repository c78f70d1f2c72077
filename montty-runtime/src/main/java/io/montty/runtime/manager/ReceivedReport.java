package io.montty.runtime.manager;

import io.montty.api.Status;
import io.montty.runtime.store.ReportName;
import java.time.Duration;
import java.util.Optional;

/**
 * Hold what matters for filing a report that was read to its end.
 *
 * @param name the name it came under; its id is the report's
 * @param host the host it claims to be of; empty if it does not say
 * @param status the worst of what its name, its header and its checks say
 * @param doubt how these differ, or empty text if they agree
 * @param ttl how long it is worth showing from now on
 * @param digest the SHA-256 of its body
 */
record ReceivedReport(ReportName name, String host, Status status, String doubt, Duration ttl, String digest) {

    /** Return how name, header and checks differ; empty if they agree. */
    Optional<String> disagreement() {
        return doubt.isEmpty() ? Optional.empty() : Optional.of(doubt);
    }
}
