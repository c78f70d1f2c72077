package io.montty.runtime.state;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Know when a line of a crontab is due.
 *
 * <p>The library is asked in a zone that has no summer time, where clocks never jump, and what it answers is put into
 * the real one here. A start in an hour that is left out comes when the clock has gone on; one in an hour that comes
 * twice is the first.
 */
final class CronSchedule {

    /** The library takes more, such as alternatives between bars, which no crontab has. */
    private static final Pattern FIELDS = Pattern.compile("[0-9A-Za-z*/,-]+(?: +[0-9A-Za-z*/,-]+){4}");

    private final ExecutionTime times;

    private CronSchedule(ExecutionTime times) {
        this.times = times;
    }

    /** Read five fields; empty if they are none. */
    static Optional<CronSchedule> parse(String cron) {
        if (!FIELDS.matcher(cron).matches()) {
            return Optional.empty();
        }
        try {
            Cron parsed = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(cron);
            return Optional.of(new CronSchedule(ExecutionTime.forCron(parsed)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Tell whether it is ever due after {@code now}. */
    boolean comesAfter(Instant now, ZoneId zone) {
        return times.nextExecution(now.atZone(zone).toLocalDateTime().atZone(ZoneOffset.UTC))
                .isPresent();
    }

    /** Return when it was last due, {@code now} included. */
    Optional<Instant> lastStart(Instant now, ZoneId zone) {
        LocalDateTime until = latest(now, zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        Optional<ZonedDateTime> last = times.lastExecution(until.atZone(ZoneOffset.UTC));
        while (last.isPresent() && start(last.get(), zone).isAfter(now)) {
            last = times.lastExecution(last.get()); // it fell into an hour that was left out
        }
        return last.map(start -> start(start, zone));
    }

    private static Instant start(ZonedDateTime shown, ZoneId zone) {
        return ZonedDateTime.of(shown.toLocalDateTime(), zone).toInstant();
    }

    /** Return the latest that clocks have shown up to {@code now}: before they were set back, that was more than now. */
    private static LocalDateTime latest(Instant now, ZoneId zone) {
        LocalDateTime shown = now.atZone(zone).toLocalDateTime();
        ZoneOffsetTransition change = zone.getRules().previousTransition(now.plusNanos(1));
        if (change == null || !change.isOverlap()) {
            return shown;
        }
        LocalDateTime before = change.getDateTimeBefore().minusMinutes(1);
        return before.isAfter(shown) ? before : shown;
    }
}
