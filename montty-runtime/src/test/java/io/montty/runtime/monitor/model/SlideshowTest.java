package io.montty.runtime.monitor.model;

import static io.montty.runtime.monitor.model.SampleReports.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class SlideshowTest {

    private static final WindowSize SIZE = new WindowSize(80, 24);
    private static final int ROWS = SIZE.bodyRows();
    private static final long LINE = Pace.CLASSIC.line();
    private static final long LEAST = Pace.CLASSIC.least();

    private final ReportRef alert = ref('a', Status.ALERT, 3);
    private final ReportRef warn = ref('b', Status.WARN, 2);
    private final ReportRef okay = ref('c', Status.OKAY, 1);
    private final Map<ReportRef, Integer> lengths = new HashMap<>();
    private final Slideshow show = new Slideshow(this::load, Pace.CLASSIC, SIZE);
    private long now = 1_000_000;

    @Test
    void movesNothingWhileASingleReportFits() {
        put(alert);

        assertThat(show.nextStep()).isEmpty();
    }

    @Test
    void scrollsALongReportLineByLineThenGoesOn() {
        lengths.put(alert, ROWS + 2);
        put(alert, warn);

        assertThat(show.nextStep()).isEqualTo(OptionalLong.of(now + Math.max(LEAST, ROWS * LINE)));
        step();
        assertThat(scene().top()).isEqualTo(1);
        assertThat(show.nextStep()).isEqualTo(OptionalLong.of(now + LINE));
        step();
        assertThat(scene().top()).isEqualTo(2);
        assertThat(show.nextStep()).isEqualTo(OptionalLong.of(now + LEAST));
        step();
        assertThat(shown()).isEqualTo(warn);
        assertThat(scene().top()).isZero();
    }

    @Test
    void startsASingleLongReportOver() {
        lengths.put(alert, ROWS + 1);
        put(alert);

        step();
        step();

        assertThat(scene().top()).isZero();
        assertThat(show.nextStep()).isPresent();
    }

    @Test
    void doesNothingBeforeItsTime() {
        put(alert, warn);

        show.advance(now + LEAST - 1);

        assertThat(shown()).isEqualTo(alert);
    }

    @Test
    void pausesAndCountsWhatItMisses() {
        put(warn);
        press('s', true);
        put(warn, okay, alert);

        assertThat(show.nextStep()).isEmpty();
        assertThat(shown()).isEqualTo(warn);
        assertThat(scene().pause()).isEqualTo("PAUSED  +2 new while paused, 1 ALERT");

        press('q', true);

        assertThat(shown()).isEqualTo(alert);
        assertThat(scene().pause()).isEmpty();
    }

    @Test
    void givesAReportItsFullTimeAgainAfterAPauseAtItsTop() {
        lengths.put(warn, ROWS + 9);
        put(warn);
        press('s', true);
        now += 60_000;
        press('q', true);

        assertThat(show.nextStep()).isEqualTo(OptionalLong.of(now + Math.max(LEAST, ROWS * LINE)));
    }

    @Test
    void keepsAReportThatVanishesInAPauseOnTheScreenAsGone() {
        put(warn, okay);
        press('s', true);
        put(okay);

        assertThat(shown()).isEqualTo(warn);
        assertThat(scene().position()).isZero();
    }

    @Test
    void pausesWhenScrolledByHandAndStopsAtTheEnds() {
        lengths.put(warn, ROWS + 3);
        put(warn, okay);

        press('j', false);
        assertThat(scene().top()).isEqualTo(1);
        assertThat(scene().pause()).isEqualTo("PAUSED");
        press('G', false);
        assertThat(scene().top()).isEqualTo(3);
        press('k', false);
        assertThat(scene().top()).isEqualTo(2);
        show.press(Key.of(Key.Kind.PAGE_UP), now);
        assertThat(scene().top()).isZero();
        show.press(Key.of(Key.Kind.PAGE_DOWN), now);
        assertThat(scene().top()).isEqualTo(3);
    }

    @Test
    void goesToTheNextAndTheOneBeforeByHand() {
        put(alert, warn, okay);

        press('n', false);
        assertThat(shown()).isEqualTo(warn);
        press('b', false);
        assertThat(shown()).isEqualTo(alert);
        press('b', false);
        assertThat(shown()).isEqualTo(okay);
    }

    @Test
    void asksBeforeDeletingAnAlertAndDeletesOnlyOnY() {
        put(alert);
        now += 1000;

        assertThat(press('d', false)).isEmpty();
        assertThat(scene().doomed()).isEqualTo(alert);
        assertThat(press('d', false)).isEmpty();
        assertThat(scene().doomed()).isNull();
        assertThat(scene().message()).isEqualTo("kept");
        press('d', false);
        assertThat(show.press(Key.of(Key.Kind.ENTER), now)).isEmpty();
        press('d', false);
        assertThat(press('q', false)).isEmpty();
        press('d', false);
        assertThat(press('y', false)).containsExactly(new Effect.Delete(alert, "a".repeat(32)));
    }

    @Test
    void deletesAWarnWithoutAskingUnlessTheSlideHasJustChanged() {
        put(warn);

        assertThat(press('d', false)).isEmpty();
        assertThat(scene().overlay()).isEqualTo(Slideshow.Overlay.CONFIRM);
        press('n', false);
        now += Pace.CLASSIC.settle();

        assertThat(press('d', false)).containsExactly(new Effect.Delete(warn, "b".repeat(32)));
    }

    @Test
    void standsStillWhileAQuestionIsOpen() {
        put(alert, warn);
        press('d', false);

        assertThat(show.nextStep()).isEmpty();
        show.advance(now + 1_000_000);
        assertThat(shown()).isEqualTo(alert);
    }

    @Test
    void closesTheQuestionWhenItsReportVanishes() {
        put(alert, warn);
        press('d', false);

        put(warn);

        assertThat(scene().overlay()).isEqualTo(Slideshow.Overlay.NONE);
        assertThat(scene().message()).isEqualTo("aaaaaaaa is gone already");
        assertThat(press('y', false)).isEmpty();
    }

    @Test
    void showsADeletedReportAsClosingUntilItIsGone() {
        put(warn, okay);
        press('s', true);
        show.deleteRequested(warn, now);

        assertThat(scene().closing()).isTrue();
        assertThat(scene().message()).isEqualTo("asked the manager to delete bbbbbbbb");
        now += 1000;
        assertThat(press('d', false)).isEmpty();
        assertThat(scene().message()).isEqualTo("the manager was asked already");
        put(okay);
        assertThat(shown()).isEqualTo(okay);
    }

    @Test
    void asksWhetherTheManagerRunsWhenADeleteTakesThreeMinutes() {
        put(warn);
        show.deleteRequested(warn, now);

        assertThat(show.scene(now + 179_999).overdue()).isFalse();
        assertThat(show.scene(now + 180_000).overdue()).isTrue();
    }

    @Test
    void cannotDeleteAFileWithoutAnId() {
        put(new ReportRef("_warn/notes.txt", null, Status.WARN, SampleReports.NOW));

        assertThat(press('d', false)).isEmpty();
        assertThat(scene().message()).isEqualTo("its name holds no report id; remove it by hand: _warn/notes.txt");
    }

    @Test
    void passesOverReportsThatVanishBeforeTheyAreRead() {
        lengths.put(alert, -1);
        lengths.put(warn, -1);
        put(alert, warn, okay);

        assertThat(shown()).isEqualTo(okay);

        lengths.put(okay, -1);
        press('n', false);
        assertThat(scene().count()).isPositive();
    }

    @Test
    void showsNothingIfAllVanishBeforeTheyAreRead() {
        lengths.put(alert, -1);
        put(alert);

        assertThat(scene().slide()).isNull();
        assertThat(show.nextStep()).isEmpty();
    }

    @Test
    void rewrapsForANewSizeAndKeepsItsPlaceInBounds() {
        lengths.put(alert, 40);
        put(alert);
        press('G', false);
        show.resize(new WindowSize(200, 60), now);
        assertThat(scene().top()).isZero();

        show.resize(new WindowSize(60, 15), now);
        press('G', false);
        assertThat(scene().top()).isEqualTo(40 - new WindowSize(60, 15).bodyRows());
    }

    @Test
    void waitsWhileTheWindowIsTooSmallAndGoesOnAfterwards() {
        put(warn);
        show.resize(new WindowSize(59, 24), now);
        put(okay);
        assertThat(show.nextStep()).isEmpty();

        show.resize(SIZE, now);

        assertThat(shown()).isEqualTo(okay);
        assertThat(scene().lines()).isNotEmpty();
    }

    @Test
    void quitsRedrawsAndSuspendsEvenBehindTheHelp() {
        press('?', false);

        assertThat(press('l', true)).containsExactly(new Effect.Redraw());
        assertThat(press('z', true)).containsExactly(new Effect.Suspend());
        assertThat(scene().overlay()).isEqualTo(Slideshow.Overlay.HELP);
        assertThat(press('c', true)).containsExactly(new Effect.Quit());
        assertThat(press('x', false)).isEmpty();
        assertThat(scene().overlay()).isEqualTo(Slideshow.Overlay.NONE);
        assertThat(press('q', false)).containsExactly(new Effect.Quit());
    }

    private void put(ReportRef... refs) {
        show.update(new Snapshot(List.of(refs), null, List.of()), now);
    }

    private List<Effect> press(char character, boolean control) {
        return show.press(control ? Key.control(character) : Key.of(character), now);
    }

    private void step() {
        now = show.nextStep().orElseThrow();
        show.advance(now);
    }

    private Scene scene() {
        return show.scene(now);
    }

    private ReportRef shown() {
        return Optional.ofNullable(scene().slide()).orElseThrow().ref();
    }

    /** Make a slide of as many lines as the test says, 1 if it does not; a negative length has vanished. */
    private Optional<Slide> load(ReportRef ref) {
        int length = lengths.getOrDefault(ref, 1);
        if (length < 0) {
            return Optional.empty();
        }
        List<Line> body = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            body.add(Line.of(0, "line " + i, Role.PLAIN));
        }
        return Optional.of(new Slide(ref, "host", "192.0.2.1", ReportTime.UNKNOWN, body));
    }
}
