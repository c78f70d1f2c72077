package io.montty.runtime.monitor.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Hold the time that a host wrote into its report; for display only, since the host's clock may be wrong.
 *
 * @param at the time in UTC, or in the host's unknown zone, or null if it could not be read
 * @param zone {@code Z}, or empty if the zone is unknown
 * @param text the time as it was written
 */
public record ReportTime(@Nullable LocalDateTime at, String zone, String text) {

    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter LEGACY =
            DateTimeFormatter.ofPattern("MMMM d, yyyy HH:mm:ss", Locale.ENGLISH);

    /** Stands for a time that is not known. */
    public static final ReportTime UNKNOWN = new ReportTime(null, "", "-");

    /** Hold a time with its offset. */
    public static ReportTime of(OffsetDateTime at) {
        try {
            return new ReportTime(at.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime(), "Z", at.toString());
        } catch (DateTimeException e) {
            return new ReportTime(null, "", at.toString()); // at the end of all time there is no other offset
        }
    }

    /** Hold a time such as {@code November 22, 2026 21:12:21}, which has no zone; anything else is kept as it is. */
    public static ReportTime legacy(String text) {
        if (text.isEmpty()) {
            return UNKNOWN;
        }
        try {
            return new ReportTime(LocalDateTime.parse(text, LEGACY), "", text);
        } catch (DateTimeParseException e) {
            return new ReportTime(null, "", text);
        }
    }

    /** Return the date and the time. */
    public String full() {
        return at == null ? text : FULL.format(at) + zone;
    }

    /** Return the time alone if it is of {@code today}, else the day as well. */
    public String brief(LocalDate today) {
        if (at == null) {
            return text;
        }
        return (at.toLocalDate().equals(today) ? CLOCK : DAY).format(at) + zone;
    }
}
