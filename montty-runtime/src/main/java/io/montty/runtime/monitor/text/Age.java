package io.montty.runtime.monitor.text;

import java.time.Duration;
import java.time.Instant;

/** Say how long ago something was, in steps so coarse that a screen at rest is not repainted every second. */
public final class Age {

    private Age() {}

    /** Return e.g. {@code <1m}, {@code 3m}, {@code 27h} or {@code 4d}; a time to come counts as now. */
    public static String of(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.toDays() >= 2) {
            return age.toDays() + "d";
        }
        if (age.toHours() >= 1) {
            return age.toHours() + "h";
        }
        return age.toMinutes() >= 1 ? age.toMinutes() + "m" : "<1m";
    }
}
