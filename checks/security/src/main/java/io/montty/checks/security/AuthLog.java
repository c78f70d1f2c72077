package io.montty.checks.security;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Read the lines of a log that syslog writes, with their times.
 *
 * @param clock what time it is, and in which zone times without one are
 */
record AuthLog(Clock clock) {

    /** {@code Jan  5 10:00:00 host program[1]: message}, or with a time as ISO 8601 has it in front. */
    private static final Pattern LINE = Pattern.compile(
            "(?:(?<old>[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d)|(?<iso>\\d{4}-\\d\\d-\\d\\dT\\S+)) \\S+ [^:]{1,64}: (?<message>.*)");

    /** Return the messages that are not older than {@code since}. */
    List<String> messages(List<String> lines, Instant since) {
        return lines.stream()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .filter(matcher ->
                        time(matcher).filter(time -> !time.isBefore(since)).isPresent())
                .map(matcher -> matcher.group("message"))
                .toList();
    }

    private Optional<Instant> time(Matcher line) {
        try {
            return Optional.of(
                    line.group("iso") != null
                            ? OffsetDateTime.parse(line.group("iso")).toInstant()
                            : withoutYear(line.group("old")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Such a time has no year: it is the last one that is not in the future by more than a day. */
    private Instant withoutYear(String text) {
        ZonedDateTime now = clock.instant().atZone(clock.getZone());
        DateTimeFormatter format = new DateTimeFormatterBuilder()
                .appendPattern("MMM ppd HH:mm:ss")
                .parseDefaulting(ChronoField.YEAR, now.getYear())
                .toFormatter(Locale.ROOT);
        LocalDateTime local = LocalDateTime.parse(text, format);
        ZonedDateTime time = local.atZone(clock.getZone());
        return (time.isAfter(now.plusDays(1)) ? time.minusYears(1) : time).toInstant();
    }
}
