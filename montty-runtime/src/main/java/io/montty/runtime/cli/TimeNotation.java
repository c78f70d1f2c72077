package io.montty.runtime.cli;

import io.montty.api.DurationNotation;
import io.montty.runtime.state.WrittenTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Read and write times as people do on a command line, in the zone of the server. */
final class TimeNotation {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final ZonedDateTime now;

    TimeNotation(CliEnvironment environment) {
        this.now = environment.clock().instant().atZone(environment.clock().getZone());
    }

    Instant now() {
        return now.toInstant();
    }

    /**
     * Read the value of {@code option}; a time of day is the next one, a day is its beginning.
     *
     * @throws UsageException if it is no time
     */
    Instant time(String option, String text) {
        return WrittenTime.read(text, now)
                .orElseThrow(() -> new UsageException(option + " is '" + text + "', expected " + WrittenTime.EXPECTED));
    }

    /**
     * Read the value of {@code option}, a duration of at least a second.
     *
     * @throws UsageException if it is none
     */
    static Duration length(String option, String text) {
        return DurationNotation.parse(text)
                .filter(duration -> duration.toSeconds() > 0)
                .orElseThrow(() -> new UsageException(
                        option + " is '" + text + "', expected a duration such as 30m, 8h or 2d, at most 366d"));
    }

    /** Write {@code length} as {@link #length} reads it, such as 90m or 1h. */
    static String written(Duration length) {
        long seconds = length.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    String shown(Instant time) {
        return SHOWN.format(time.atZone(now.getZone()));
    }

    /** Return how long ago {@code time} was. */
    String age(Instant time) {
        Duration age = Duration.between(time, now());
        if (age.compareTo(Duration.ofMinutes(2)) < 0) {
            return Math.max(0, age.toSeconds()) + " s";
        }
        if (age.compareTo(Duration.ofHours(2)) < 0) {
            return age.toMinutes() + " min";
        }
        return age.compareTo(Duration.ofDays(2)) < 0 ? age.toHours() + " h" : age.toDays() + " d";
    }
}
