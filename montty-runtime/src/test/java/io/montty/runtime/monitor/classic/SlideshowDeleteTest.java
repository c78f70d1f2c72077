package io.montty.runtime.monitor.classic;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.SampleReports;
import io.montty.runtime.monitor.key.Key;
import org.junit.jupiter.api.Test;

final class SlideshowDeleteTest extends SlideshowFixture {

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
        put(new ReportRef("_warn/notes.txt", Status.WARN, SampleReports.NOW));

        assertThat(press('d', false)).isEmpty();
        assertThat(scene().message()).isEqualTo("its name holds no report id; remove it by hand: _warn/notes.txt");
    }
}
