package io.montty.runtime.manager.problem;

import static io.montty.api.Status.ALERT;
import static io.montty.api.Status.OKAY;
import static io.montty.api.Status.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.history.HistoryEvent.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AcknowledgedProblemTest {

    @Test
    void staysAcknowledgedWhileItsFiguresChange() {
        Story story = new Story().says(WARN, "91% used").acknowledged(null);

        story.says(WARN, "93.5% used").says(WARN, "95% used");

        assertThat(story.check().acknowledgement()).isNotNull();
        assertThat(story.events()).isEmpty();
    }

    @Test
    void isOpenAgainWithAnotherFailure() {
        Story story = new Story().says(WARN, "/var 91% used").acknowledged(null);

        story.says(WARN, "/tmp 91% used");

        assertThat(story.check().acknowledgement()).isNull();
        assertThat(story.progress().events())
                .singleElement()
                .satisfies(event -> assertThat(event.kind()).isEqualTo(Kind.REOPENED))
                .satisfies(event ->
                        assertThat(event.text()).isEqualTo("the acknowledgement of ann was of another result"));
    }

    @Test
    void isOpenAgainWhenItGetsWorse() {
        Story story = new Story().says(WARN, "/var 91% used").acknowledged(null);

        story.says(ALERT, "/var 91% used");

        assertThat(story.events()).containsExactlyInAnyOrder(Kind.CHANGED, Kind.REOPENED);
    }

    @Test
    void isOpenAgainWhenItsTimeIsOver() {
        Story story = new Story().reports(ALERT).acknowledged(Duration.ofMinutes(4));

        story.reports(ALERT).reports(ALERT);
        assertThat(story.events()).containsExactly(Kind.REOPENED);
        assertThat(story.check().acknowledgement()).isNull();
    }

    @Test
    void isOpenAgainWhenItsTimeIsOverThoughThisReportDoesNotTellOfIt() {
        Story story = new Story().reports(ALERT).acknowledged(Duration.ofMinutes(1));

        story.later(Duration.ofMinutes(1)).reports(Story.result("other", OKAY));

        assertThat(story.events()).containsExactly(Kind.REOPENED);
        assertThat(story.check().acknowledgement()).isNull();
    }

    @Test
    void isDoneWithWhenItRecovers() {
        Story story = new Story().reports(ALERT).acknowledged(null);

        story.reports(OKAY);

        assertThat(story.check().acknowledgement()).isNull();
        assertThat(story.events()).containsExactly(Kind.CHANGED);
    }

    @Test
    void staysAcknowledgedUntilARecoveryCounts() {
        Story story = new Story(new FailAfter(2, 3)).reports(ALERT, ALERT).acknowledged(null);
        String acknowledged = story.check().fingerprint();

        story.reports(OKAY, ALERT);

        assertThat(story.check().acknowledgement()).isNotNull();
        assertThat(story.check().fingerprint()).isEqualTo(acknowledged);
    }

    @Test
    void isOpenAgainWhenTheCheckVanishes() {
        Story story = new Story().intends(Story.CHECK, "other").reports(ALERT).acknowledged(null);

        story.intends("other").reports(Story.result("other", OKAY));

        assertThat(story.events()).containsExactly(Kind.VANISHED, Kind.REOPENED);
    }
}
