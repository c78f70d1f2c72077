package io.montty.runtime.monitor.screen;

import static io.montty.runtime.monitor.fleet.SampleReports.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.classic.Scene;
import io.montty.runtime.monitor.classic.Slide;
import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.filter.FilterException;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.SampleReports;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.ReportTime;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.WindowSize;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds the slideshow to what people know of MonTTY 1, and to what the monitor around it asks of it. */
final class ClassicScreenTest {

    private static final int LONG = 50;

    private final ReportRef alert = ref('a', Status.ALERT, 3);
    private final ReportRef warn = ref('b', Status.WARN, 2);
    private final ReportRef okay = ref('c', Status.OKAY, 1);
    private final ConsoleFixture fixture = new ConsoleFixture(80, 24);

    @BeforeEach
    void show() {
        List.of(alert, warn, okay).forEach(report -> read(report, 1));
        put(alert, warn, okay);
        fixture.type("c").pass(1000);
    }

    @Test
    void showsAlertThenWarnThenTheRestAndStartsOver() {
        assertThat(shown()).isEqualTo(alert);
        assertThat(afterItsTime()).isEqualTo(warn);
        assertThat(afterItsTime()).isEqualTo(okay);
        assertThat(afterItsTime()).isEqualTo(alert);
    }

    @Test
    void readsALineIn150Milliseconds() {
        read(alert, LONG);
        put(warn);
        put(alert, warn);
        toTheNextStep();
        int top = scene().top();

        assertThat(toTheNextStep()).isEqualTo(150);
        assertThat(scene().top()).isEqualTo(top + 1);
    }

    @Test
    void showsAnAlertThatArrivesAtOnceHoweverManyReportsPlay() {
        ReportRef arriving = ref('d', Status.ALERT, 0);
        read(arriving, 1);
        put(warn, okay);
        assertThat(shown()).isEqualTo(warn);

        put(warn, okay, arriving);

        assertThat(shown()).isEqualTo(arriving);
    }

    @Test
    void pausesOnControlSAndGoesOnOnControlQ() {
        fixture.press(Key.control('s'));
        assertThat(scene().pause()).isEqualTo("PAUSED");
        assertThat(fixture.console.nextStep()).isEmpty();

        fixture.press(Key.control('q'));

        assertThat(scene().pause()).isEmpty();
        assertThat(fixture.console.nextStep()).isPresent();
    }

    @Test
    void pausesAndGoesOnByTheSameLetter() {
        assertThat(fixture.type("p").console.nextStep()).isEmpty();
        assertThat(fixture.type("p").console.nextStep()).isPresent();
    }

    @Test
    void quitsOnQ() {
        assertThat(fixture.type("q").effects).containsExactly(new Effect.Quit());
    }

    @Test
    void asksBeforeItDeletesAnAlert() {
        fixture.type("d");

        assertThat(fixture.console.dialog()).isPresent();
        assertThat(fixture.console.deletes().pending()).isZero();
    }

    @Test
    void asksWhereTheKeyMayHaveBeenMeantForTheSlideBefore() {
        fixture.type("n").pass(499).type("d");

        assertThat(shown()).isEqualTo(warn);
        assertThat(fixture.console.dialog()).isPresent();
        assertThat(fixture.console.deletes().pending()).isZero();
    }

    @Test
    void deletesNothingWhereNothingMayBeChanged() {
        ConsoleFixture readOnly = new ConsoleFixture(80, 24, true);
        readOnly.slides.putAll(fixture.slides);
        readOnly.put(new Snapshot(List.of(warn), null, List.of()))
                .type("c")
                .pass(0)
                .type("d");

        assertThat(readOnly.console.dialog()).isEmpty();
        assertThat(readOnly.console.message()).contains("--read-only");
    }

    @Test
    void standsStillWhileAQuestionIsOpen() {
        fixture.type("d");

        assertThat(classic().nextStep()).isEmpty();
        fixture.pass(1_000_000);
        assertThat(shown()).isEqualTo(alert);
    }

    @Test
    void standsStillWhileTheWindowIsTooSmall() {
        fixture.console.resize(new WindowSize(59, 24));
        fixture.pass(1_000_000);

        assertThat(classic().nextStep()).isEmpty();
        fixture.console.resize(new WindowSize(80, 24));
        assertThat(shown()).isEqualTo(alert);
    }

    @Test
    void saysThatAReportIsClosingAndGoesOnWhenItIsGone() {
        fixture.type("p");
        fixture.console.deletes().hold(List.of(alert), "ALERT", fixture.now());
        fixture.pass(0);
        assertThat(scene().closing()).isTrue();
        assertThat(fixture.type("d").console.message()).isEqualTo("it is to be deleted already");
        assertThat(fixture.console.dialog()).isEmpty();

        put(warn, okay);

        assertThat(shown()).isEqualTo(warn);
    }

    @Test
    void isNotClosingAnyMoreAfterAnUndo() {
        fixture.console.deletes().hold(List.of(alert), "ALERT", fixture.now());
        fixture.pass(0).type("u").pass(0);

        assertThat(scene().closing()).isFalse();
    }

    @Test
    void cannotDeleteAFileWithoutAnId() {
        ReportRef notes = new ReportRef("_warn/notes.txt", Status.WARN, SampleReports.NOW);
        read(notes, 1);
        put(notes);
        fixture.pass(1000).type("d");

        assertThat(fixture.console.message())
                .isEqualTo("its file's name holds no report id, so it must be removed by hand");
    }

    @Test
    void opensTheReportInTheBrowserAndComesBackToIt() {
        fixture.press(Key.Kind.ENTER).pass(60_000);
        assertThat(fixture.console.top()).isInstanceOf(DetailScreen.class);

        fixture.press(Key.Kind.ESCAPE).pass(0);

        assertThat(shown()).isEqualTo(alert);
    }

    @Test
    void goesBackToTheFleetByEitherKey() {
        assertThat(fixture.type("c").console.top()).isInstanceOf(FleetScreen.class);
        assertThat(fixture.type("c").press(Key.Kind.ESCAPE).console.top()).isInstanceOf(FleetScreen.class);
    }

    @Test
    void startsWithTheMostUrgentWhenItIsOpenedAnewEvenAfterAPause() {
        fixture.type("nnp").type("c");
        put(alert, warn, okay, newAlert());
        fixture.type("c").pass(0);

        assertThat(scene().pause()).isEmpty();
        assertThat(shown()).isEqualTo(newAlert());
    }

    @Test
    void liesOnTopOfTheFleetFromTheStartIfThatIsAskedFor() {
        ConsoleFixture started = new ConsoleFixture(80, 24);
        started.console.begin(Filter.ALL, true);
        started.slides.putAll(fixture.slides);
        started.pass(0).put(new Snapshot(List.of(warn), null, List.of()));

        assertThat(((ClassicScreen) started.console.top()).scene().slide()).isNotNull();
        assertThat(started.press(Key.Kind.ESCAPE).console.top()).isInstanceOf(FleetScreen.class);
    }

    @Test
    void showsAtFirstWhatAFilterAccepts() throws FilterException {
        ConsoleFixture started = new ConsoleFixture(80, 24);
        started.console.begin(Filter.parse("db-03"), false);

        assertThat(((FleetScreen) started.console.top()).filter().source()).isEqualTo("db-03");
    }

    @Test
    void showsAFrozenFleetWithoutMoving() {
        fixture.type("c").type("p").type("c").pass(60_000);
        assertThat(shown()).isEqualTo(alert);
        assertThat(classic().nextStep()).isEmpty();

        fixture.type("p");

        assertThat(fixture.console.frozen()).isEmpty();
        assertThat(classic().nextStep()).isPresent();
    }

    private ReportRef newAlert() {
        ReportRef arrived = ref('e', Status.ALERT, 0);
        read(arrived, 1);
        return arrived;
    }

    private void read(ReportRef report, int lines) {
        Line line = Line.of(0, "a line", Role.PLAIN);
        fixture.slides.put(
                report.path(),
                new Slide(report, "db-03", "192.0.2.31", ReportTime.UNKNOWN, Collections.nCopies(lines, line)));
    }

    private void put(ReportRef... reports) {
        fixture.put(new Snapshot(List.of(reports), SampleReports.NOW, List.of()));
    }

    private ClassicScreen classic() {
        return (ClassicScreen) fixture.console.top();
    }

    private Scene scene() {
        return classic().scene();
    }

    private ReportRef shown() {
        return Optional.ofNullable(scene().slide()).orElseThrow().ref();
    }

    private ReportRef afterItsTime() {
        toTheNextStep();
        return shown();
    }

    private long toTheNextStep() {
        long wait = classic().nextStep().orElseThrow() - fixture.now().millis();
        fixture.pass(wait);
        return wait;
    }
}
