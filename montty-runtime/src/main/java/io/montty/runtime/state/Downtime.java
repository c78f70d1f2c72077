package io.montty.runtime.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hold when nobody is to be bothered with some problems.
 *
 * @param id 32 lower-case hexadecimal characters
 * @param scope which problems
 * @param from since when
 * @param until when it ends; null if never, which only one that recurs may say
 * @param every when it recurs between the two, or null if it goes on all the time
 * @param by who asked for it
 * @param reason one line
 */
public record Downtime(
        String id,
        DowntimeScope scope,
        Instant from,
        @Nullable Instant until,
        @Nullable Recurrence every,
        String by,
        String reason) {

    /** How long an ended one is still listed. */
    static final Duration KEPT = Duration.ofDays(30);

    /** @throws IllegalArgumentException if it neither ends nor recurs */
    public Downtime {
        if (until == null && every == null) {
            throw new IllegalArgumentException("a downtime without an end");
        }
    }

    /** Tell whether it is in force at {@code now}. */
    public boolean isActive(Instant now) {
        return !now.isBefore(from) && !hasEnded(now) && (every == null || every.covers(now));
    }

    /** Tell whether it is over for good. */
    public boolean hasEnded(Instant now) {
        return until != null && !now.isBefore(until);
    }

    /** Return it with its end at {@code now}, or as it is if it ended before. */
    public Downtime ended(Instant now) {
        return hasEnded(now) ? this : new Downtime(id, scope, from, now, every, by, reason);
    }

    /** Tell whether it is about the check {@code check} of {@code host}, whenever. */
    public boolean matches(HostKey host, String check, Set<String> tags) {
        return scope.matches(host, check, tags);
    }

    boolean isForgotten(Instant now) {
        return until != null && until.plus(KEPT).isBefore(now);
    }
}
