package io.montty.runtime.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RhythmTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Rhythm rhythm = new Rhythm("web1", FIVE);

    @Test
    void letsAHostReportOnceInEachIntervalAndAlwaysAsFarIntoIt() {
        Instant first = rhythm.reportAfter(NOON);

        assertThat(Duration.between(NOON, first)).isPositive().isLessThanOrEqualTo(FIVE);
        assertThat(rhythm.reportAfter(first)).isEqualTo(first.plus(FIVE));
        assertThat(rhythm.reportAfter(first.minusMillis(1))).isEqualTo(first);
        assertThat(new Rhythm("web1", FIVE).reportAfter(NOON.plus(Duration.ofDays(7))))
                .as("after another start of the checker, a week later")
                .isEqualTo(first.plus(Duration.ofDays(7)));
    }

    @Test
    void spreadsHostsOverTheInterval() {
        Integer[] perMinute = {0, 0, 0, 0, 0};
        IntStream.range(0, 1000)
                .mapToObj(i -> new Rhythm("host" + i, FIVE).reportAfter(NOON.minusMillis(1)))
                .forEach(first -> perMinute[(int) Duration.between(NOON, first).toMinutes()]++);

        assertThat(perMinute).allSatisfy(hosts -> assertThat(hosts).isBetween(150, 250));
    }

    @Test
    void runsACheckWithoutAnIntervalOfItsOwnWithEachReport() {
        Instant report = rhythm.reportAfter(NOON);

        assertThat(rhythm.due("any", rhythm.interval(Duration.ZERO), report, true))
                .isEqualTo(report.plus(FIVE));
    }

    @Test
    void runsAQuickCheckAtItsOwnPaceSoThatItFallsTogetherWithTheReports() {
        Instant report = rhythm.reportAfter(NOON);
        List<Instant> runs = new ArrayList<>();
        for (Instant at = report; runs.size() < 5; runs.add(at)) {
            at = rhythm.due("quick", MINUTE, at, true);
        }

        assertThat(runs)
                .containsExactly(
                        report.plusSeconds(60),
                        report.plusSeconds(120),
                        report.plusSeconds(180),
                        report.plusSeconds(240),
                        report.plus(FIVE));
    }

    @Test
    void spreadsHourlyChecksOverTheReportsOfTheHour() {
        Map<Long, Integer> perReport = new TreeMap<>();
        for (int i = 0; i < 120; i++) {
            Instant due = rhythm.due("check" + i, HOUR, NOON.minus(HOUR), true);
            assertThat(rhythm.reportAfter(due.minusMillis(1)))
                    .as("a moment of a report")
                    .isEqualTo(due);
            assertThat(rhythm.due("check" + i, HOUR, due, true)).isEqualTo(due.plus(HOUR));
            perReport.merge(due.toEpochMilli() % HOUR.toMillis(), 1, Integer::sum);
        }

        assertThat(perReport).hasSize(12);
        assertThat(perReport.values()).allSatisfy(checks -> assertThat(checks).isBetween(2, 20));
    }

    @Test
    void asksARareCheckOnceInEachIntervalAndOnEachHostAtAnotherTime() {
        Set<Duration> phases = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            Rhythm host = new Rhythm("host" + i, FIVE);
            Instant first = host.due("daily", Duration.ofDays(1), NOON, true);
            assertThat(host.due("daily", Duration.ofDays(1), first, true)).isEqualTo(first.plus(Duration.ofDays(1)));
            phases.add(Duration.between(NOON, first));
        }

        assertThat(phases).hasSizeGreaterThan(15);
    }

    @Test
    void leavesAnAnswerOfARareCheckThatIsYoungerThanHalfOfItsInterval() {
        IntStream.range(0, 50).forEach(i -> {
            Duration age = Duration.between(NOON, rhythm.due("check" + i, HOUR, NOON, true));
            assertThat(age)
                    .isBetween(HOUR.dividedBy(2), HOUR.plus(HOUR.dividedBy(2)).plus(FIVE));
        });
    }

    @Test
    void asksWithTheNextReportWhatCameToNoAnswer() {
        assertThat(rhythm.due("daily", Duration.ofDays(1), NOON, false)).isEqualTo(rhythm.reportAfter(NOON));
    }

    @Test
    void putsOffARunForWhatIsDueLittleLater() {
        Instant report = rhythm.reportAfter(NOON);

        assertThat(rhythm.run(report)).isEqualTo(report);
        assertThat(rhythm.run(report.plusMillis(1))).isEqualTo(report.plusSeconds(10));
        assertThat(new Rhythm("web1", Duration.ofSeconds(2)).closest()).isEqualTo(Duration.ofSeconds(2));
    }
}
