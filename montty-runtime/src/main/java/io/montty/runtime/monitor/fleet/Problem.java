package io.montty.runtime.monitor.fleet;

import io.montty.api.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Hold one problem of a host. All text in it is safe to print but the check's id, by which requests name it.
 *
 * @param check the check's exact id, which is never painted
 * @param title the check's title
 * @param status how bad it is, WARN or ALERT
 * @param summary the first line of what the check said last
 * @param since when it began
 * @param count how many reports told of it
 * @param fingerprint of what the check says; equal for results that differ in nothing but numbers
 * @param outcome how the check ended: {@code completed}, {@code crashed}, {@code timed_out} or {@code skipped}
 * @param flapping whether it comes and goes
 * @param inDowntime whether somebody said that it is no matter now
 * @param owner who takes care of it, or null if nobody does
 * @param reason what the owner said of it; empty if there is no owner
 * @param until when that ends by itself, or null if only with the problem, or there is no owner
 * @param report the id of the report that told of it last; may be gone by now
 */
public record Problem(
        String check,
        String title,
        Status status,
        String summary,
        Instant since,
        long count,
        String fingerprint,
        String outcome,
        boolean flapping,
        boolean inDowntime,
        @Nullable String owner,
        String reason,
        @Nullable Instant until,
        String report) {

    /** Tell whether somebody takes care of it. */
    public boolean isAcknowledged() {
        return owner != null;
    }

    /** Tell whether nobody has to be bothered with it. */
    public boolean isQuiet() {
        return isAcknowledged() || inDowntime;
    }
}
