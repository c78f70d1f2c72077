package io.montty.runtime.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Say that somebody knows of a problem and takes care of it.
 *
 * @param owner who
 * @param reason one line
 * @param at since when
 * @param until when it ends by itself, or null if only with the problem
 * @param fingerprint of the result that it is about; another result ends it
 */
public record Acknowledgement(
        String owner, String reason, Instant at, @Nullable Instant until, String fingerprint) {

    /** Tell whether it still holds at {@code now} for a result of this fingerprint. */
    public boolean holds(Instant now, String current) {
        return fingerprint.equals(current) && (until == null || now.isBefore(until));
    }
}
