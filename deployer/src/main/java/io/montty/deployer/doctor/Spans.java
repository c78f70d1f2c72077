package io.montty.deployer.doctor;

import java.time.Duration;

/** Word numbers and spans of time for people. */
final class Spans {

    private Spans() {}

    /** Return for example {@code 12 min}. */
    static String of(Duration span) {
        Duration positive = span.abs();
        if (positive.compareTo(Duration.ofMinutes(2)) < 0) {
            return positive.toSeconds() + " s";
        }
        if (positive.compareTo(Duration.ofHours(2)) < 0) {
            return positive.toMinutes() + " min";
        }
        return positive.compareTo(Duration.ofDays(2)) < 0 ? positive.toHours() + " h" : positive.toDays() + " d";
    }

    /** Return for example {@code 1 report} or {@code 2 reports}. */
    static String counted(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
