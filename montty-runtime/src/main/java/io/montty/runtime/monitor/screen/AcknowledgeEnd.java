package io.montty.runtime.monitor.screen;

import io.montty.api.DurationNotation;
import io.montty.runtime.state.WrittenTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Understand until when a person takes care of a problem.
 *
 * @param at when it ends by itself, or null if only with the problem
 * @param text what to say beside the field: what was understood, or what is wrong
 * @param valid whether anything was understood
 */
record AcknowledgeEnd(@Nullable Instant at, String text, boolean valid) {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final String EXPECTED = "like 8h, 18:00, 2026-01-31 18:00";

    /** Read a length such as {@code 8h}, a time such as {@code 18:00}, or nothing. */
    static AcknowledgeEnd read(String text, ZonedDateTime now) {
        if (text.isBlank()) {
            return new AcknowledgeEnd(null, "no time: until the check changes", true);
        }
        String typed = text.strip();
        Optional<Duration> length = DurationNotation.parse(typed);
        Optional<Instant> at = length.isPresent() ? length.map(now.toInstant()::plus) : WrittenTime.read(typed, now);
        if (at.isEmpty()) {
            return new AcknowledgeEnd(null, EXPECTED, false);
        }
        if (at.get().isBefore(now.toInstant().plusSeconds(1))) {
            return new AcknowledgeEnd(null, "that is over; name a time to come", false);
        }
        return new AcknowledgeEnd(at.get(), shown(at.get(), now), true);
    }

    /** Return {@code at} as people of the server's zone write it. */
    static String shown(Instant at, ZonedDateTime now) {
        return "until " + SHOWN.format(at.atZone(now.getZone()));
    }
}
