package io.montty.runtime.monitor.classic;

import static io.montty.runtime.monitor.fleet.SampleReports.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
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
        show.pause();
        put(warn, okay, alert);

        assertThat(show.nextStep()).isEmpty();
        assertThat(shown()).isEqualTo(warn);
        assertThat(scene().pause()).isEqualTo("PAUSED  +2 new while paused, 1 ALERT");

        show.resume(now);

        assertThat(shown()).isEqualTo(alert);
        assertThat(scene().pause()).isEmpty();
    }

    @Test
    void givesAReportItsFullTimeAgainAfterAPauseAtItsTop() {
        lengths.put(warn, ROWS + 9);
        put(warn);
        show.pause();
        now += 60_000;
        show.resume(now);

        assertThat(show.nextStep()).isEqualTo(OptionalLong.of(now + Math.max(LEAST, ROWS * LINE)));
    }

    @Test
    void keepsAReportThatVanishesInAPauseOnTheScreenAsGone() {
        put(warn, okay);
        show.pause();
        put(okay);

        assertThat(shown()).isEqualTo(warn);
        assertThat(scene().place()).isEqualTo(Scene.Place.GONE);
    }

    @Test
    void pausesWhenScrolledByHandAndStopsAtTheEnds() {
        lengths.put(warn, ROWS + 3);
        put(warn, okay);

        show.scroll(1);
        assertThat(scene().top()).isEqualTo(1);
        assertThat(scene().pause()).isEqualTo("PAUSED");
        show.scroll(show.length());
        assertThat(scene().top()).isEqualTo(3);
        show.scroll(-1);
        assertThat(scene().top()).isEqualTo(2);
        show.scroll(-show.page());
        assertThat(scene().top()).isZero();
        show.scroll(show.page());
        assertThat(scene().top()).isEqualTo(3);
    }

    @Test
    void goesToTheNextAndTheOneBeforeByHand() {
        put(alert, warn, okay);

        show.next(now);
        assertThat(shown()).isEqualTo(warn);
        show.back(now);
        assertThat(shown()).isEqualTo(alert);
        show.back(now);
        assertThat(shown()).isEqualTo(okay);
    }

    @Test
    void passesOverReportsThatVanishBeforeTheyAreRead() {
        lengths.put(alert, -1);
        lengths.put(warn, -1);
        put(alert, warn, okay);

        assertThat(shown()).isEqualTo(okay);

        lengths.put(okay, -1);
        show.next(now);
        assertThat(shown()).isEqualTo(okay);
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
        show.scroll(show.length());
        show.resize(new WindowSize(200, 60));
        assertThat(scene().top()).isZero();

        show.resize(new WindowSize(60, 15));
        show.scroll(show.length());
        assertThat(scene().top()).isEqualTo(40 - new WindowSize(60, 15).slideRows());
    }

    @Test
    void keepsItsPlaceWhileTheWindowIsTooSmallForIt() {
        lengths.put(alert, 60);
        put(alert);
        show.scroll(30);

        show.resize(new WindowSize(59, 24));
        show.resize(SIZE);

        assertThat(scene().top()).isEqualTo(30);
    }

    @Test
    void standsStillWhileItIsCoveredAndThenGoesOnWithTheMostUrgent() {
        put(warn, okay);
        show.stand(true, true, now);
        put(warn, okay, alert);

        assertThat(show.nextStep()).isEmpty();
        show.advance(now + 1_000_000);
        assertThat(shown()).isEqualTo(warn);

        show.stand(true, false, now);

        assertThat(shown()).isEqualTo(alert);
    }

    @Test
    void readsNothingUntilItIsOnTheScreen() {
        show.stand(false, false, now);
        put(alert);
        assertThat(scene().slide()).isNull();
        assertThat(show.nextStep()).isEmpty();

        show.stand(true, false, now);

        assertThat(shown()).isEqualTo(alert);
    }

    @Test
    void givesAReportTimeToBeReadWhenItComesBackToTheScreen() {
        put(alert, warn);
        show.stand(false, false, now);
        now += 60_000;
        show.stand(true, false, now);

        assertThat(show.nextStep()).isEqualTo(OptionalLong.of(now + LEAST));
    }

    @Test
    void makesRoomForTheNextWhenADeletedReportGoesEvenInAPause() {
        put(warn, okay);
        show.pause();
        show.closing(true);
        assertThat(scene().closing()).isTrue();

        put(okay);

        assertThat(shown()).isEqualTo(okay);
    }

    @Test
    void knowsThePlaceOfAReportAmongThoseOfItsStatus() {
        ReportRef older = ref('d', Status.WARN, 9);
        put(alert, warn, older, okay);
        assertThat(scene().place()).isEqualTo(new Scene.Place(1, 1));
        show.next(now);
        show.next(now);

        assertThat(shown()).isEqualTo(older);
        assertThat(scene().place()).isEqualTo(new Scene.Place(2, 2));
    }

    @Test
    void goesFasterAndSlowerInStepsFromAQuarterToFourTimes() {
        lengths.put(alert, ROWS * 3);
        put(alert);
        assertThat(scene().speed()).isEqualTo("1.0x");

        show.accelerate(1, now);
        assertThat(scene().speed()).isEqualTo("1.5x");
        show.accelerate(1, now);
        step();
        assertThat(show.nextStep()).isEqualTo(OptionalLong.of(now + LINE / 2));
        for (int i = 0; i < 9; i++) {
            show.accelerate(1, now);
        }
        assertThat(scene().speed()).isEqualTo("4.0x");
        for (int i = 0; i < 9; i++) {
            show.accelerate(-1, now);
        }
        assertThat(scene().speed()).isEqualTo("0.25x");
        assertThat(show.nextStep()).isEqualTo(OptionalLong.of(now + LINE * 4));
    }
}
