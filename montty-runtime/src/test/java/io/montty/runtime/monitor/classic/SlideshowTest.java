package io.montty.runtime.monitor.classic;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.text.WindowSize;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class SlideshowTest extends SlideshowFixture {

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
        assertThat(scene().top()).isEqualTo(40 - new WindowSize(60, 15).slideRows());
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
}
