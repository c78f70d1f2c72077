package io.montty.runtime.manager.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.api.report.ReportEntry.Kind;
import io.montty.runtime.report.SampleReports;
import io.montty.runtime.state.CheckState;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ToldTest {

    private static final Outcome DONE = new Outcome.Completed();
    private static final Outcome CRASHED = new Outcome.Crashed("killed by signal 9");

    @Test
    void tellsOfEveryLeafAndOfNoGroup() {
        Told told = Told.of(SampleReports.everyOutcome());

        assertThat(told.results())
                .extracting(Result::id, Result::status, Result::outcome)
                .containsExactly(
                        tuple("host.disk", Status.WARN, "completed"),
                        tuple("b", Status.ALERT, "crashed"),
                        tuple("c", Status.ALERT, "timed_out"),
                        tuple("later", Status.NA, "skipped"),
                        tuple("quiet", Status.OKAY, "completed"));
        assertThat(told.settled())
                .extracting(Result::id, Result::status)
                .containsExactly(tuple("is.debian", Status.OKAY), tuple("updates", Status.OKAY));
        assertThat(told.results().get(0).metrics()).hasSize(2);
        assertThat(told.made()).isEqualTo("2026-11-22T08:38:11Z");
        assertThat(told.intended()).containsExactly("host.disk", "updates", "quiet");
        assertThat(told.address()).isEqualTo("192.0.2.31");
    }

    @Test
    void tellsOfAGroupThatCameToNoAnswerItself() {
        Told told = told(entry("group", Status.ALERT, CRASHED, entry("member", Status.OKAY, DONE)));

        assertThat(ids(told)).containsExactly("member", "group");
    }

    @Test
    void tellsOfAGroupThatIsWorseThanAllInIt() {
        Told told = told(entry("group", Status.WARN, DONE, entry("member", Status.OKAY, DONE)));

        assertThat(ids(told)).containsExactly("member", "group");
    }

    @Test
    void tellsOfAFilterOnlyIfItCameToNoAnswer() {
        ReportEntry member = entry("member", Status.NA, new Outcome.Skipped("filter"));

        assertThat(ids(told(entry("group", Status.NA, DONE, filter(Status.WARN, DONE), member))))
                .containsExactly("member");
        assertThat(ids(told(entry("group", Status.ALERT, DONE, filter(Status.ALERT, CRASHED), member))))
                .containsExactly("filter", "member");
    }

    @Test
    void tellsOfFindingsAsSuch() {
        ReportEntry finding = entry("checks.yaml:3", Status.ALERT, DONE).withKind(Kind.FINDING);
        Told told = told(entry("montty.findings", Status.ALERT, DONE, finding).withKind(Kind.FINDING));

        assertThat(told.results())
                .singleElement()
                .satisfies(result -> assertThat(result.kind()).isEqualTo(CheckState.Kind.FINDING));
    }

    @Test
    void takesTheWorstOfTwoOfOneId() {
        Told told = told(
                entry("twice", Status.OKAY, DONE),
                entry("twice", Status.ALERT, DONE),
                entry("twice", Status.WARN, DONE));

        assertThat(told.results())
                .singleElement()
                .satisfies(result -> assertThat(result.status()).isEqualTo(Status.ALERT));
    }

    @Test
    void letsNoHostSpeakForTheServer() {
        Told told = told(
                entry("montty.silence", Status.OKAY, DONE),
                entry("montty.vanished/x", Status.OKAY, DONE),
                entry("montty.limit", Status.OKAY, DONE),
                entry("montty.other", Status.OKAY, DONE));

        assertThat(ids(told))
                .containsExactly("host:montty.silence", "host:montty.vanished/x", "host:montty.limit", "montty.other");
    }

    @Test
    void keepsTextsWithinBounds() {
        ReportEntry entry = new ReportEntry(
                "i".repeat(300),
                "t".repeat(300),
                Kind.CHECK,
                false,
                IntStream.range(0, 50).mapToObj(number -> "tag" + number).collect(Collectors.toSet()),
                Status.OKAY,
                DONE,
                "s".repeat(400) + "\nsecond line",
                List.of(),
                false,
                List.of(),
                Duration.ZERO,
                List.of());

        Result result = told(entry).results().get(0);

        assertThat(result.id()).hasSize(Bounds.NAME).startsWith("iii");
        assertThat(result.title()).hasSize(Bounds.NAME).endsWith("t...");
        assertThat(result.tags()).hasSize(Bounds.TAGS);
        assertThat(result.summary()).hasSize(Bounds.SUMMARY).endsWith("s...");
    }

    @Test
    void keepsLongIdsApart() {
        Told told =
                told(entry("i".repeat(300) + "a", Status.OKAY, DONE), entry("i".repeat(300) + "b", Status.OKAY, DONE));

        assertThat(told.results()).hasSize(2);
    }

    @Test
    void makesHalfACharacterWhole() {
        Result result = told(entry("x\ud800y", Status.OKAY, DONE)).results().get(0);

        assertThat(result.id()).isEqualTo("x\ufffdy");
        assertThat(told(entry("grin \ud83d\ude00", Status.OKAY, DONE))
                        .results()
                        .get(0)
                        .id())
                .isEqualTo("grin \ud83d\ude00");
    }

    @Test
    void takesNoTimeThatNoClockShows() {
        Report report = report(
                OffsetDateTime.parse("+999999999-01-01T00:00:00Z"), Duration.ofSeconds(Long.MAX_VALUE), List.of());

        Told told = Told.of(report);

        assertThat(told.made()).isNull();
        assertThat(Instant.EPOCH.plus(told.interval())).isBefore(Instant.parse("1972-01-01T00:00:00Z"));
    }

    @Test
    void saysNothingOfWhatIsIntendedIfThatIsTooMuch() {
        List<String> ids = Collections.nCopies(Bounds.INTENDED + 1, "x");

        assertThat(Told.of(report(OffsetDateTime.parse("2026-01-31T09:15:00Z"), Duration.ZERO, ids))
                        .intended())
                .isEmpty();
    }

    private static Told told(ReportEntry... entries) {
        return Told.of(new Report(
                "0".repeat(32),
                new HostIdentity("web1", List.of(), ""),
                OffsetDateTime.parse("2026-01-31T09:15:00Z"),
                Duration.ZERO,
                "",
                Duration.ZERO,
                Duration.ZERO,
                List.of(),
                "",
                Status.OKAY,
                List.of(entries)));
    }

    private static Report report(OffsetDateTime at, Duration interval, List<String> intended) {
        return new Report(
                "0".repeat(32),
                new HostIdentity("web1", List.of(), ""),
                at,
                Duration.ZERO,
                "",
                Duration.ZERO,
                interval,
                intended,
                "",
                Status.OKAY,
                List.of());
    }

    private static List<String> ids(Told told) {
        return told.results().stream().map(Result::id).toList();
    }

    private static ReportEntry filter(Status status, Outcome outcome) {
        return entry("filter", status, outcome).asFilter();
    }

    private static ReportEntry entry(String id, Status status, Outcome outcome, ReportEntry... children) {
        return new ReportEntry(
                id,
                id,
                children.length == 0 ? Kind.CHECK : Kind.GROUP,
                false,
                Set.of(),
                status,
                outcome,
                "summary",
                List.of(),
                false,
                List.of(),
                Duration.ZERO,
                List.of(children));
    }
}
