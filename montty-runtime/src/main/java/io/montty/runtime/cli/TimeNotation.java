package io.montty.runtime.cli;

import io.montty.api.DurationNotation;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;

/** Read and write times as people do on a command line, in the zone of the server. */
final class TimeNotation {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final String EXPECTED = "a time such as 18:00, 2026-01-31, 2026-01-31 18:00 or 2026-01-31T18:00:00Z";

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
        try {
            return shape(text).apply(text);
        } catch (DateTimeException e) {
            throw new UsageException(option + " is '" + text + "', expected " + EXPECTED);
        }
    }

    private Function<String, Instant> shape(String text) {
        if (text.matches("\\d{1,2}:\\d{2}")) {
            return this::timeOfDay;
        }
        if (text.length() == "2026-01-31".length()) {
            return day -> LocalDate.parse(day).atStartOfDay(now.getZone()).toInstant();
        }
        String time = text.replace(' ', 'T');
        return text.matches(".*(?:Z|[+-]\\d{2}:?\\d{2})") && text.length() > "2026-01-31T18:00".length()
                ? unused -> OffsetDateTime.parse(time).toInstant()
                : unused -> LocalDateTime.parse(time).atZone(now.getZone()).toInstant();
    }

    private Instant timeOfDay(String text) throws DateTimeParseException {
        ZonedDateTime today = now.with(LocalTime.parse(text.length() < "18:00".length() ? "0" + text : text));
        return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
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
                        option + " is '" + text + "', expected a duration such as 30m, 8h" + " or 2d, at most 366d"));
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
