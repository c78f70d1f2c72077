package io.montty.runtime.cli;

import io.montty.api.DurationNotation;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Read a point in time that a person names: how long ago, or when by UTC. */
final class PointInTime {

    private PointInTime() {}

    /**
     * Return it.
     *
     * @throws UsageException if {@code text}, the value of {@code option}, is none, or lies in the future
     */
    static Instant past(String text, String option, Clock clock) {
        Instant now = clock.instant();
        Instant point = DurationNotation.parse(text).map(now::minus).orElseGet(() -> absolute(text, option));
        if (point.isAfter(now)) {
            throw new UsageException(option + ": " + point + " lies in the future, it is " + now
                    + " now; give a time before that, by UTC, or how long ago, such as 24h");
        }
        return point;
    }

    private static Instant absolute(String text, String option) {
        try {
            if (text.length() == "2026-01-31".length()) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            String iso = text.replace(' ', 'T');
            return iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new UsageException(
                    option + ": '" + text + "' is no point in time; give how long ago, such as 90m, 24h"
                            + " or 7d, or when by UTC, such as 2026-01-31 or 2026-01-31T08:15:00Z");
        }
    }
}
