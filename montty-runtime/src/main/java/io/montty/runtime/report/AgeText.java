package io.montty.runtime.report;

import io.montty.api.report.Carried;
import java.time.Duration;
import java.time.Instant;

/** Say how old something is, such as an answer that is not of its report's own run. */
public final class AgeText {

    private AgeText() {}

    /** Return for example {@code 35 min old}, with {@code stale} before it where the check must have missed a run. */
    public static String of(Carried carried, Instant now) {
        return (carried.isStale(now) ? "stale, " : "") + of(carried.age(now)) + " old";
    }

    /** Return for example {@code 35 min}. */
    public static String of(Duration age) {
        if (age.compareTo(Duration.ofMinutes(2)) < 0) {
            return age.toSeconds() + " s";
        }
        if (age.compareTo(Duration.ofHours(2)) < 0) {
            return age.toMinutes() + " min";
        }
        return age.compareTo(Duration.ofDays(2)) < 0 ? age.toHours() + " h" : age.toDays() + " d";
    }
}
