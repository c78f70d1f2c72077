package io.montty.runtime.monitor.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.key.Key;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeletesTest {

    private final ConsoleFixture fixture = new ConsoleFixture(80, 24).put(fleet(Status.ALERT, 24));
    private final Console console = fixture.console;

    private static SampleFleet fleet(Status status, int reports) {
        return new SampleFleet().host("db-04", Standing.ALERT, 3).reports("db-04", status, reports, 9);
    }

    private List<ReportRef> reports() {
        return console.world().snapshot().reports();
    }

    private void delete(List<ReportRef> reports) {
        Deleting.start(reports, "ALERT of db-04", fixture.now(), console);
    }

    private String asked() {
        return String.join(
                "\n",
                console.dialog().orElseThrow().lines(fixture.now(), 64).stream()
                        .map(line -> line.text())
                        .toList());
    }

    @Test
    void deletesOneThatIsNoAlertAfterTheTimeToUndo() {
        fixture.put(fleet(Status.WARN, 1));
        delete(reports());

        assertThat(console.dialog()).isEmpty();
        assertThat(console.message()).isEqualTo("deleting ALERT of db-04");
        fixture.pass(9_999);
        assertThat(fixture.effects).isEmpty();
        fixture.pass(1);
        assertThat(fixture.effects)
                .containsExactly(new Effect.Delete(List.of(reports().get(0).id()), "ALERT of db-04"));
    }

    @Test
    void takesADeleteBack() {
        fixture.put(fleet(Status.OKAY, 1));
        delete(reports());
        fixture.type("u").pass(60_000);

        assertThat(fixture.effects).isEmpty();
        assertThat(console.message()).isEqualTo("not deleted: ALERT of db-04");
        fixture.type("u");
        assertThat(console.message()).isEqualTo("there is nothing to undo");
    }

    @Test
    void asksBeforeAnAlertAndTakesAYAlone() {
        delete(reports().subList(0, 1));
        fixture.type("y").pass(10_000);

        assertThat(fixture.effects).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "D", "n", " ", "Y", "j"})
    void keepsAnAlertForAnyOtherKey(String key) {
        delete(reports().subList(0, 10));
        fixture.type(key).pass(10_000);

        assertThat(console.dialog()).isEmpty();
        assertThat(console.message()).isEqualTo("kept: ALERT of db-04");
        assertThat(fixture.effects).isEmpty();
    }

    @Test
    void keepsAnAlertForEnterAndEsc() {
        for (Key.Kind kind : List.of(Key.Kind.ENTER, Key.Kind.ESCAPE)) {
            delete(reports().subList(0, 2));
            fixture.press(kind).pass(10_000);
            assertThat(console.dialog()).isEmpty();
        }
        assertThat(fixture.effects).isEmpty();
    }

    @Test
    void asksForTheNumberOfMany() {
        delete(reports());
        fixture.type("y23").press(Key.Kind.ENTER);
        assertThat(asked()).contains("that is not 24");

        fixture.press(Key.control('u')).type("24").pass(20_000);
        assertThat(fixture.effects).isEmpty();
        fixture.press(Key.Kind.ENTER).pass(10_000);
        assertThat(fixture.effects)
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.Delete.class, delete -> assertThat(delete.ids()).hasSize(24));
    }

    @Test
    void keepsManyForEsc() {
        delete(reports());
        fixture.type("24").press(Key.Kind.ESCAPE).pass(10_000);

        assertThat(console.dialog()).isEmpty();
        assertThat(fixture.effects).isEmpty();
    }

    @Test
    void deletesWhatWasChosenAndNotWhatCameSince() {
        List<ReportRef> chosen = reports().subList(20, 24);
        delete(chosen);
        fixture.put(fleet(Status.ALERT, 30)).type("y").pass(10_000);

        assertThat(fixture.effects)
                .containsExactly(
                        new Effect.Delete(chosen.stream().map(ReportRef::id).toList(), "ALERT of db-04"));
    }

    @Test
    void deletesOnlyWhatIsLeftAndSaysSo() {
        delete(reports());
        fixture.put(new Snapshot(reports().subList(3, 24), null, List.of()));

        assertThat(asked()).contains("3 of 24 are gone already; only the other 21 go.");
        fixture.type("24").press(Key.Kind.ENTER).pass(10_000);
        assertThat(fixture.effects)
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.Delete.class, delete -> assertThat(delete.ids()).hasSize(21));
    }

    @Test
    void asksNoMoreWhenAllAreGone() {
        delete(reports());
        fixture.put(Snapshot.empty());

        assertThat(console.dialog()).isEmpty();
        assertThat(console.message()).isEqualTo("all of them are gone already: ALERT of db-04");
    }

    @Test
    void leavesOutReportsWithoutAnIdAndNamesThem() {
        ReportRef nameless =
                new ReportRef("_alert/by-hand.mty", Status.ALERT, fixture.now().wall());
        delete(List.of(nameless));
        assertThat(console.message()).startsWith("left out, since the name holds no id: by-hand.mty");

        delete(List.of(nameless, reports().get(0)));
        assertThat(asked()).contains("by-hand.mty");
    }

    @Test
    void asksNotTwiceForWhatIsClosing() {
        delete(reports().subList(0, 1));
        fixture.type("y");
        delete(reports().subList(0, 1));

        assertThat(console.dialog()).isEmpty();
        assertThat(console.message()).startsWith("it is closing already");
        assertThat(console.deletes().isClosing(reports().get(0))).isTrue();
        assertThat(console.deletes().pending()).isOne();
    }

    @Test
    void forgetsAHeldDeleteOfWhatVanished() {
        delete(reports().subList(0, 1));
        fixture.type("y").put(Snapshot.empty()).pass(10_000);

        assertThat(console.deletes().pending()).isZero();
        assertThat(fixture.effects).isEmpty();
    }

    @Test
    void showsWhatWasAskedAsClosingUntilItIsGone() {
        ReportRef report = reports().get(0);
        fixture.put(fleet(Status.ALERT, 24));
        console.answers().deleteAsked(new Effect.Delete(List.of(report.id()), "it"), fixture.now());

        fixture.pass(179_999);
        assertThat(console.deletes().isClosing(report)).isTrue();
        assertThat(console.deletes().isOverdue(fixture.now())).isFalse();
        fixture.pass(1);
        assertThat(console.deletes().isOverdue(fixture.now())).isTrue();
        fixture.put(Snapshot.empty());
        assertThat(console.deletes().isOverdue(fixture.now())).isFalse();
    }

    @Test
    void doesNotSuspectTheManagerWhileTheScreenIsFrozen() {
        console.answers().deleteAsked(new Effect.Delete(List.of(reports().get(0).id()), "it"), fixture.now());
        fixture.type("p").put(Snapshot.empty()).pass(180_000);

        assertThat(console.deletes().isOverdue(fixture.now())).isFalse();
    }

    @Test
    void asksBeforeItQuitsWithDeletesPending() {
        delete(reports().subList(0, 1));
        fixture.type("yqn").pass(0);

        assertThat(fixture.effects).containsExactly(new Effect.Quit());
    }

    @Test
    void deletesNothingWhileAPersonThinksAboutQuitting() {
        delete(reports().subList(0, 1));
        fixture.type("yq").pass(60_000);
        assertThat(fixture.effects).isEmpty();
        assertThat(console.nextStep()).isEmpty();

        fixture.type("n").pass(0);

        assertThat(fixture.effects).containsExactly(new Effect.Quit());
    }

    @Test
    void givesDeletesTheirWholeTimeAgainWhenAPersonStays() {
        delete(reports().subList(0, 1));
        fixture.type("yq").pass(60_000).press(Key.Kind.ESCAPE);

        fixture.pass(9_999);
        assertThat(fixture.effects).isEmpty();
        fixture.pass(1);
        assertThat(fixture.effects).singleElement().isInstanceOf(Effect.Delete.class);
    }

    @Test
    void givesDeletesTheirWholeTimeAgainAfterTheJobWasStopped() {
        delete(reports().subList(0, 1));
        fixture.type("y");
        Moment later =
                new Moment(fixture.now().wall().plusSeconds(60), fixture.now().millis() + 60_000);

        console.continued(later);

        assertThat(console.deletes().secondsLeft(later)).isEqualTo(10);
    }

    @Test
    void letsAPersonAskAgainForWhatTheManagerNeverDid() {
        ReportRef report = reports().get(0);
        fixture.put(fleet(Status.ALERT, 24));
        console.answers().deleteAsked(new Effect.Delete(List.of(report.id()), "it"), fixture.now());

        fixture.pass(360_000);

        assertThat(console.deletes().isClosing(report)).isFalse();
        assertThat(console.message()).startsWith("1 not deleted after 6 minutes; d asks again");
    }

    @Test
    void staysWhenTheDeletesOfAQuitFailed() {
        delete(reports().subList(0, 1));
        fixture.type("yqy");
        assertThat(fixture.effects).singleElement().isInstanceOf(Effect.Delete.class);

        console.answers().failed("the inbox is full", fixture.now());
        fixture.pass(0).type("j");
        assertThat(fixture.effects).hasSize(1);
        assertThat(console.message()).isEqualTo("the inbox is full");
    }

    @Test
    void changesNothingWhenItMayOnlyRead() {
        ConsoleFixture reading = new ConsoleFixture(80, 24, true).put(fleet(Status.WARN, 1));
        Deleting.start(reading.console.world().snapshot().reports(), "it", reading.now(), reading.console);

        assertThat(reading.console.message()).contains("--read-only");
        reading.pass(10_000);
        assertThat(reading.effects).isEmpty();
    }
}
