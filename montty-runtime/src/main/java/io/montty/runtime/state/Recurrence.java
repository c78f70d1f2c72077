package io.montty.runtime.state;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Say when something begins again and again, and how long it lasts each time.
 *
 * @param cron minute, hour, day of the month, month and day of the week, as in a crontab
 * @param length how long it lasts, at most {@link #LONGEST}
 * @param zone the time zone that the hours are of
 */
public record Recurrence(String cron, Duration length, ZoneId zone) {

    /** The longest that it may last; longer than that, the next one would begin before it ends. */
    public static final Duration LONGEST = Duration.ofDays(31);

    /**
     * Make one of what a person wrote.
     *
     * @return empty if {@code cron} is no schedule, or names no day that ever comes
     */
    public static Optional<Recurrence> of(String cron, Duration length, ZoneId zone, Instant now) {
        return CronSchedule.parse(cron)
                .filter(schedule -> schedule.comesAfter(now, zone))
                .map(schedule -> new Recurrence(cron, length, zone));
    }

    /** Tell whether it goes on at {@code now}. */
    boolean covers(Instant now) {
        return CronSchedule.parse(cron)
                .flatMap(schedule -> schedule.lastStart(now, zone))
                .filter(start -> now.isBefore(start.plus(length)))
                .isPresent();
    }
}
