package io.montty.checks.host;

import java.time.Duration;

/** Hold a time span that prints in its two largest units, as in {@code 12 d 4 h}. */
record PlainDuration(Duration duration) {

    @Override
    public String toString() {
        long days = duration.toDays();
        if (days > 0) {
            return days + " d " + duration.toHoursPart() + " h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + " min"
                    + (duration.toSecondsPart() > 0 ? " " + duration.toSecondsPart() + " s" : "");
        }
        return duration.toMillisPart() == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
