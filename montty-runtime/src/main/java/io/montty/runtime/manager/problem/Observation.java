package io.montty.runtime.manager.problem;

import io.montty.runtime.state.HostKey;
import java.time.Instant;

/**
 * Hold a report that was filed.
 *
 * @param host the host that it is of, as the server knows it
 * @param report its id
 * @param received when it was received, by the server's clock
 * @param told what it tells
 */
public record Observation(HostKey host, String report, Instant received, Told told) {}
