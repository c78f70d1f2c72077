package io.montty.runtime.manager.problem;

import static io.montty.api.Status.ALERT;
import static io.montty.api.Status.NA;
import static io.montty.api.Status.OKAY;
import static io.montty.api.Status.WARN;
import static io.montty.runtime.manager.problem.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.history.HistoryEvent.Kind;
import io.montty.runtime.state.CheckState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemRulesTest {

    @Test
    void beginsAProblemWithTheFirstReportThatTellsOfIt() {
        Story story = new Story().reports(OKAY, ALERT);

        CheckState check = story.check();
        assertThat(check.status()).isEqualTo(ALERT);
        assertThat(check.isProblem()).isTrue();
        assertThat(check.since()).isEqualTo(at(2));
        assertThat(check.changed()).isEqualTo(at(2));
        assertThat(check.count()).isEqualTo(1);
        assertThat(check.summary()).isEqualTo("it is ALERT");
        assertThat(check.recent()).isEqualTo("OA");
        assertThat(check.report()).isEqualTo("report-2");
        assertThat(story.progress().events())
                .containsExactly(new HistoryEvent(
                        at(2), Story.HOST, Story.CHECK, Kind.CHANGED, OKAY, ALERT, "it is ALERT", "report-2"));
    }

    @Test
    void countsTheReportsOfOneProblem() {
        CheckState check = new Story().reports(WARN, ALERT, ALERT, WARN).check();

        assertThat(check.count()).isEqualTo(4);
        assertThat(check.since()).isEqualTo(at(1));
        assertThat(check.changed()).isEqualTo(at(4));
        assertThat(check.seen()).isEqualTo(at(4));
    }

    @Test
    void endsAProblemWithTheFirstReportThatAllIsWell() {
        Story story = new Story().reports(ALERT, ALERT, OKAY, OKAY);

        CheckState check = story.check();
        assertThat(check.isProblem()).isFalse();
        assertThat(check.count()).isZero();
        assertThat(check.since()).isEqualTo(at(3));
        assertThat(check.seen()).isEqualTo(at(4));
        assertThat(story.events()).isEmpty();
    }

    @Test
    void takesWhatDoesNotApplyForNoProblem() {
        assertThat(new Story().reports(ALERT, NA).check())
                .satisfies(check -> assertThat(check.isProblem()).isFalse())
                .extracting(CheckState::since)
                .isEqualTo(at(2));
    }

    @Test
    void saysOfACheckThatNeverHadAProblemThatItIsWellSinceTheHostIsKnown() {
        Story story = new Story().reports(Story.result("other", OKAY)).reports(OKAY);

        assertThat(story.check().since()).isEqualTo(Story.START);
        assertThat(story.events()).isEmpty();
    }

    @Test
    void waitsUntilAProblemLasted() {
        Story story = new Story(new FailAfter(2, 4)).reports(OKAY, ALERT, OKAY, ALERT);

        assertThat(story.check().status()).isEqualTo(ALERT);
        assertThat(story.check().since()).isEqualTo(at(4));
        assertThat(story.check().count()).isEqualTo(1);

        story.reports(OKAY);
        assertThat(story.check().status()).isEqualTo(ALERT);
        assertThat(story.check().count()).isEqualTo(1);
        assertThat(story.check().summary()).isEqualTo("it is OKAY");

        story.reports(OKAY);
        assertThat(story.check().status()).isEqualTo(OKAY);
    }

    @Test
    void callsACheckFlappingUntilItIsSteady() {
        Story story = new Story().reports(ALERT, OKAY, ALERT, OKAY, ALERT, OKAY, ALERT, OKAY, ALERT, OKAY);
        assertThat(story.check().flapping()).isFalse();

        story.reports(ALERT);
        assertThat(story.check().flapping()).isTrue();
        assertThat(story.events()).containsExactlyInAnyOrder(Kind.CHANGED, Kind.FLAPPING);

        Stream.generate(() -> ALERT).limit(14).forEach(story::reports);
        assertThat(story.check().flapping()).isTrue();

        story.reports(ALERT);
        assertThat(story.check().flapping()).isFalse();
        assertThat(story.events()).containsExactly(Kind.STEADY);
    }

    @Test
    void doesNotCallACheckFlappingThatIsSometimesNotAsked() {
        Story story = new Story();
        for (int i = 0; i < 10; i++) {
            story.reports(OKAY, NA);
        }

        assertThat(story.check().flapping()).isFalse();
    }

    @Test
    void endsAFindingThatIsToldNoMore() {
        Story story = new Story(new FailAfter(3, 5)).reports(Story.finding("checks.yaml:3", ALERT));
        assertThat(story.check("checks.yaml:3").status()).isEqualTo(ALERT);

        story.reports(OKAY);
        assertThat(story.check("checks.yaml:3"))
                .satisfies(finding -> assertThat(finding.status()).isEqualTo(OKAY))
                .satisfies(finding -> assertThat(finding.since()).isEqualTo(at(2)));
        assertThat(story.progress().vanished()).isEmpty();

        story.later(Duration.ofHours(23)).reports(OKAY);
        assertThat(story.state.check("checks.yaml:3")).isPresent();

        story.later(Duration.ofHours(1)).reports(OKAY);
        assertThat(story.state.check("checks.yaml:3")).isEmpty();
    }

    @Test
    void endsWhatWasToldOfAGroupThatComesToAnAnswer() {
        Story story = new Story().reports(Story.result("group", ALERT)).settles(Story.result("group", OKAY, ""));

        assertThat(story.check("group").status()).isEqualTo(OKAY);
        assertThat(story.events()).containsExactly(Kind.CHANGED);
    }

    @Test
    void takesUpNoGroupThatHasNothingToTell() {
        assertThat(new Story().settles(Story.result("group", OKAY, "")).state.checks())
                .isEmpty();
    }

    @Test
    void leavesWhatTheServerFoundToTheServer() {
        Story story = new Story();
        CheckState silence = new CheckState(
                "montty.silence",
                "Silence",
                Set.of(),
                CheckState.Kind.SERVER,
                ALERT,
                Story.START,
                Story.START,
                Story.START,
                1,
                "nothing was heard",
                "completed",
                "",
                "A",
                false,
                "f".repeat(32),
                null,
                null);
        story.state = story.state.with(silence);

        story.reports(Story.result("montty.silence", OKAY))
                .later(Duration.ofDays(3))
                .reports(OKAY);

        assertThat(story.check("montty.silence")).isEqualTo(silence);
    }

    @Test
    void doesNotUndoWhatAReportSaidThatWasMadeLater() {
        Story story = new Story().reports(OKAY).reports(ALERT);
        CheckState known = story.check();

        story.receives(at(1).plusSeconds(60), Story.result(Story.CHECK, OKAY));

        assertThat(story.check()).isEqualTo(known);
        assertThat(story.events()).isEmpty();
    }

    @Test
    void takesFromAnEarlierReportWhatNoLaterOneTold() {
        Story story = new Story().reports(OKAY);

        story.receives(at(1).minusSeconds(1), Story.result("another.run", ALERT));

        assertThat(story.check("another.run").status()).isEqualTo(ALERT);
        assertThat(story.check().made()).isEqualTo(at(1));
    }

    @Test
    void followsAHostWhoseClockWasSetBack() {
        Story story = new Story().reports(OKAY);
        Instant made = at(1).minus(Duration.ofDays(1));

        story.receives(made, Story.result(Story.CHECK, ALERT));
        assertThat(story.check().status()).isEqualTo(OKAY);

        story.receives(made.plusSeconds(300), Story.result(Story.CHECK, ALERT));
        assertThat(story.check().status()).isEqualTo(ALERT);

        story.receives(made.plusSeconds(600), Story.result(Story.CHECK, OKAY));
        assertThat(story.check().status()).isEqualTo(OKAY);
    }

    @Test
    void takesReportsThatDoNotSayWhenTheyWereMadeAsTheyCome() {
        Story story = new Story().reports(ALERT).receives(null, Story.result(Story.CHECK, OKAY));

        assertThat(story.check().status()).isEqualTo(OKAY);
    }

    @Test
    void keepsAChecksNewestTitleAndTags() {
        Story story = new Story().reports(OKAY);
        Result renamed = new Result(
                Story.CHECK, "Space", Set.of("new"), CheckState.Kind.CHECK, Status.OKAY, "completed", "", List.of());

        story.reports(renamed);

        assertThat(story.check().title()).isEqualTo("Space");
        assertThat(story.check().tags()).containsExactly("new");
    }
}
