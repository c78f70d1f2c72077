package io.montty.runtime.manager.problem;

import static io.montty.api.Status.ALERT;
import static io.montty.api.Status.OKAY;
import static io.montty.runtime.manager.problem.Story.at;
import static io.montty.runtime.manager.problem.Story.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.history.HistoryEvent.Kind;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.Freshness;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VanishingTest {

    @Test
    void saysThatACheckVanishedWhichTheHostDoesNotMeanToRunAnyMore() {
        Story story = new Story().intends(Story.CHECK, "other").reports(OKAY);

        story.intends("other").reports(result("other", OKAY));

        CheckState check = story.check();
        assertThat(check.vanished()).isEqualTo(at(2));
        assertThat(check.since()).isEqualTo(at(2));
        assertThat(check.isProblem()).isTrue();
        assertThat(check.status()).isEqualTo(OKAY);
        assertThat(story.progress().vanished()).containsExactly(check);
        assertThat(story.events()).containsExactly(Kind.VANISHED);

        story.reports(result("other", OKAY));
        assertThat(story.progress().vanished()).isEmpty();
        assertThat(story.events()).isEmpty();
    }

    @Test
    void keepsTheProblemThatACheckHadWhenItVanished() {
        Story story = new Story().intends(Story.CHECK, "other").reports(ALERT, ALERT);

        story.intends("other").reports(result("other", OKAY));

        assertThat(story.check().since()).isEqualTo(at(1));
        assertThat(story.check().count()).isEqualTo(2);
        assertThat(story.check().status()).isEqualTo(ALERT);
    }

    @Test
    void saysThatACheckIsThereAgain() {
        Story story = new Story().intends(Story.CHECK, "other").reports(OKAY);
        story.intends("other").reports(result("other", OKAY));
        CheckState gone = story.check();

        story.intends(Story.CHECK, "other").reports(OKAY);

        assertThat(story.check().vanished()).isNull();
        assertThat(story.check().isProblem()).isFalse();
        assertThat(story.check().since()).isEqualTo(at(3));
        assertThat(story.progress().returned()).containsExactly(gone);
        assertThat(story.events()).containsExactly(Kind.RETURNED);
    }

    @Test
    void letsThePartsOfACheckGoWithIt() {
        Story story = new Story().intends("services", "other").reports(result("services/nginx", OKAY));

        story.intends("other").reports(result("other", OKAY));

        assertThat(story.check("services/nginx").vanished()).isNotNull();
    }

    @Test
    void missesNothingInARunOfSomeChecks() {
        Story story = new Story().intends(Story.CHECK, "other").reports(ALERT);

        story.reports(result("other", OKAY));

        assertThat(story.check().vanished()).isNull();
        assertThat(story.check().status()).isEqualTo(ALERT);
    }

    @Test
    void missesNoCheckThatRunsOnDemandAlone() {
        Story story = new Story().intends("other").reports(result("asleep", OKAY), result("other", OKAY));

        story.reports(result("other", OKAY));

        assertThat(story.check("asleep").vanished()).isNull();
    }

    @Test
    void missesNothingWhenAReportDoesNotSayWhatItsHostMeansToRun() {
        Story story = new Story().intends(Story.CHECK).reports(OKAY);

        story.intends().reports(result("other", OKAY));

        assertThat(story.check().vanished()).isNull();
    }

    @Test
    void missesACheckThatIsInNoReportForADay() {
        Story story = new Story().reports(OKAY);
        story.later(Duration.ofHours(23)).reports(result("other", OKAY));
        assertThat(story.check().vanished()).isNull();

        story.later(Duration.ofHours(1)).reports(result("other", OKAY));
        assertThat(story.check().vanished()).isNotNull();
        assertThat(story.progress().vanished()).hasSize(1);
    }

    @Test
    void givesAHostThatWasSilentADayAgain() {
        Story story = new Story().reports(OKAY).later(Duration.ofDays(3));
        story.state = story.state.with(story.state.contact().withFreshness(Freshness.LOST, at(5)));
        story.reports(result("other", OKAY));
        assertThat(story.check().vanished()).isNull();

        story.state = story.state.with(story.state.contact().withFreshness(Freshness.FRESH, story.now));
        story.later(Duration.ofHours(23)).reports(result("other", OKAY));
        assertThat(story.check().vanished()).isNull();

        story.later(Duration.ofHours(1)).reports(result("other", OKAY));
        assertThat(story.check().vanished()).isNotNull();
    }

    @Test
    void missesNothingThatALaterReportTold() {
        Story story = new Story().intends(Story.CHECK, "other").reports(OKAY);

        story.intends("other").receives(at(1).minusSeconds(60), result("other", OKAY));

        assertThat(story.check().vanished()).isNull();
    }
}
