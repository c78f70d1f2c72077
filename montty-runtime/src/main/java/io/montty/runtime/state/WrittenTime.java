package io.montty.runtime.state;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Read times as people write them, in the zone of the server. */
public final class WrittenTime {

    /** What to tell a person who wrote something else. */
    public static final String EXPECTED = "a time such as 18:00, 2026-01-31, 2026-01-31 18:00 or 2026-01-31T18:00:00Z";

    private WrittenTime() {}

    /**
     * Return the time that {@code text} means at {@code now}; a time of day is the next one, a day is its beginning.
     *
     * @return empty if it is no time
     */
    public static Optional<Instant> read(String text, ZonedDateTime now) {
        try {
            return Optional.of(understood(text, now));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant understood(String text, ZonedDateTime now) {
        if (text.matches("\\d{1,2}:\\d{2}")) {
            return timeOfDay(text, now);
        }
        if (text.length() == "2026-01-31".length()) {
            return LocalDate.parse(text).atStartOfDay(now.getZone()).toInstant();
        }
        String time = text.replace(' ', 'T');
        return text.matches(".*(?:Z|[+-]\\d{2}:?\\d{2})") && text.length() > "2026-01-31T18:00".length()
                ? OffsetDateTime.parse(time).toInstant()
                : LocalDateTime.parse(time).atZone(now.getZone()).toInstant();
    }

    private static Instant timeOfDay(String text, ZonedDateTime now) {
        ZonedDateTime today = now.with(LocalTime.parse(text.length() < "18:00".length() ? "0" + text : text));
        return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}
