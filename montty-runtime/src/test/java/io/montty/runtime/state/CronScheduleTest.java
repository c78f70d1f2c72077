package io.montty.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 2 * * 0|2026-03-04T02:00:00Z|2026-03-01T02:00:00Z",
                "0 2 * * 7|2026-03-01T02:00:00Z|2026-03-01T02:00:00Z",
                "0 2 * * 7|2026-03-01T02:00:59Z|2026-03-01T02:00:00Z",
                "0 2 * * 7|2026-03-01T01:59:59Z|2026-02-22T02:00:00Z",
                "0 2 * * sun|2026-03-04T02:00:00Z|2026-03-01T02:00:00Z",
                "*/15 * * * *|2026-03-04T02:14:00Z|2026-03-04T02:00:00Z",
                "0 0 29 2 *|2026-03-04T02:14:00Z|2024-02-29T00:00:00Z",
                "0 2 1 * 1|2026-03-03T00:00:00Z|2026-03-02T02:00:00Z",
            })
    void knowsWhenItWasLastDue(String cron, Instant now, Instant start) {
        assertThat(lastStart(cron, now, ZoneOffset.UTC)).contains(start);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "@daily",
                "@reboot",
                "0 2 * *",
                "0 0 2 * * 0",
                "60 2 * * *",
                "*/0 * * * *",
                "0 22-2 * * *",
                "0 2 L * *",
                "* * * * 1#2",
                "0|1 2 * * *",
                "0 2 * * 0 || 0 3 * * *",
                "0 2 * * 0\n",
                "0 2 * * 8"
            })
    void takesNothingButFiveFieldsOfACrontab(String cron) {
        assertThat(CronSchedule.parse(cron)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 30 2 *", "0 0 31 2,4,6 *"})
    void knowsThatADayNeverComes(String cron) {
        CronSchedule schedule = CronSchedule.parse(cron).orElseThrow();

        assertThat(schedule.comesAfter(Instant.EPOCH, ZoneOffset.UTC)).isFalse();
        assertThat(schedule.lastStart(Instant.EPOCH, ZoneOffset.UTC)).isEmpty();
    }

    @Test
    void beginsInAnHourThatIsLeftOutWhenTheClockHasGoneOn() {
        // On 29 March 2026 two o'clock is three o'clock in Berlin.
        assertThat(lastStart("30 2 * * *", Instant.parse("2026-03-29T01:29:00Z"), BERLIN))
                .contains(Instant.parse("2026-03-29T01:30:00Z").minusSeconds(86_400));
        assertThat(lastStart("30 2 * * *", Instant.parse("2026-03-29T01:31:00Z"), BERLIN))
                .contains(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void beginsOnceInAnHourThatComesTwice() {
        // On 25 October 2026 two o'clock in Berlin comes at 00:00 and at 01:00 UTC.
        Instant start = Instant.parse("2026-10-25T00:30:00Z");

        for (String now : new String[] {"00:30:00", "00:59:59", "01:00:00", "01:29:00", "01:30:00", "02:00:00"}) {
            assertThat(lastStart("30 2 * * *", Instant.parse("2026-10-25T" + now + "Z"), BERLIN))
                    .as(now)
                    .contains(start);
        }
    }

    @Test
    void agreesWithALookAtEveryMinute() {
        Random random = new Random(6);
        for (int i = 0; i < 300; i++) {
            Set<Integer> minutes = some(random, 0, 59);
            Set<Integer> hours = some(random, 0, 23);
            Set<Integer> weekdays = some(random, 0, 6);
            String cron = joined(minutes) + " " + joined(hours) + " * * " + joined(weekdays);
            LocalDateTime now = LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(random.nextInt(1_000_000));
            LocalDateTime start = now;
            while (!(minutes.contains(start.getMinute())
                    && hours.contains(start.getHour())
                    && weekdays.contains(start.getDayOfWeek().getValue() % 7))) {
                start = start.minusMinutes(1);
            }

            assertThat(lastStart(cron, now.toInstant(ZoneOffset.UTC), ZoneOffset.UTC))
                    .as(cron + " at " + now)
                    .contains(start.toInstant(ZoneOffset.UTC));
        }
    }

    private static Set<Integer> some(Random random, int from, int to) {
        Set<Integer> numbers = new TreeSet<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            numbers.add(from + random.nextInt(to - from + 1));
        }
        return numbers;
    }

    private static String joined(Set<Integer> numbers) {
        return String.join(",", numbers.stream().map(String::valueOf).toList());
    }

    private static Optional<Instant> lastStart(String cron, Instant now, ZoneId zone) {
        return CronSchedule.parse(cron).orElseThrow().lastStart(now, zone);
    }
}
