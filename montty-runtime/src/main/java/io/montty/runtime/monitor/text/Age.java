package io.montty.runtime.monitor.text;

import java.time.Duration;
import java.time.Instant;

/** Say how long ago something was, in steps so coarse that a screen at rest is not repainted every second. */
public final class Age {

    private static final Duration ALMOST_AN_HOUR = Duration.ofMinutes(60).minusMillis(1);
    private static final Duration ALMOST_A_MINUTE = Duration.ofMinutes(1).minusMillis(1);
    private static final int MOST_DAYS = 1000;
    private static final int YEAR = 365;

    private Age() {}

    /** Return at most 4 characters, e.g. {@code <1m}, {@code 3m}, {@code 27h} or {@code 4d}; a time to come counts as now. */
    public static String of(Instant then, Instant now) {
        return of(Duration.between(then, now));
    }

    /** Return how long it is until {@code end}, e.g. {@code 8h}; a time that is over counts as now. */
    public static String left(Instant now, Instant end) {
        Duration left = Duration.between(now, end);
        return of(left.plus(left.toHours() >= 1 ? ALMOST_AN_HOUR : ALMOST_A_MINUTE)); // 8 hours are 8h at once
    }

    private static String of(Duration age) {
        if (age.toDays() >= MOST_DAYS) {
            return age.toDays() / YEAR + "y";
        }
        if (age.toDays() >= 2) {
            return age.toDays() + "d";
        }
        if (age.toHours() >= 1) {
            return age.toHours() + "h";
        }
        return age.toMinutes() >= 1 ? age.toMinutes() + "m" : "<1m";
    }
}
