package io.montty.runtime.monitor.screen;

import static io.montty.runtime.monitor.fleet.SampleFleet.report;
import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.classic.Pace;
import io.montty.runtime.monitor.classic.Slideshow;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.text.WindowSize;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ConsoleTest {

    private final ConsoleFixture fixture = new ConsoleFixture(80, 24).put(reports(0, 0));
    private final Console console = fixture.console;

    private static Snapshot reports(int okays, int alerts) {
        List<ReportRef> reports = new ArrayList<>();
        IntStream.range(0, okays).forEach(number -> reports.add(report(number, Status.OKAY, 1)));
        IntStream.range(0, alerts).forEach(number -> reports.add(report(100 + number, Status.ALERT, 1)));
        return new Snapshot(reports, NOW, List.of());
    }

    private int shown() {
        return console.world().snapshot().reports().size();
    }

    @Test
    void freezesAndCountsWhatIsMissed() {
        fixture.type("p");
        assertThat(console.frozen()).isEqualTo("FROZEN");
        fixture.put(reports(5, 0));
        assertThat(console.frozen()).isEqualTo("FROZEN  +5 new");
        fixture.put(reports(5, 2));

        assertThat(console.frozen()).isEqualTo("FROZEN  +7 new, 2 ALERT");
        assertThat(shown()).isZero();
    }

    @Test
    void goesOnWithWhatThereIsByThen() {
        for (Key resume : List.of(Key.of('p'), Key.control('q'))) {
            fixture.put(reports(0, 0)).press(Key.control('s')).put(reports(5, 2));
            fixture.press(resume);

            assertThat(console.frozen()).isEmpty();
            assertThat(shown()).isEqualTo(7);
        }
    }

    @Test
    void hasNothingToGoOnWithWhereNothingIsFrozen() {
        fixture.press(Key.control('q'));

        assertThat(console.frozen()).isEmpty();
    }

    @Test
    void takesNothingButQuitSuspendAndRedrawWhereItIsTooSmall() {
        console.resize(new WindowSize(40, 5));
        fixture.type("?:dcu").press(Key.control('s'), Key.of(Key.Kind.ENTER), Key.of(Key.Kind.F2));
        assertThat(console.path()).containsExactly("fleet");
        assertThat(console.frozen()).isEmpty();
        assertThat(fixture.effects).isEmpty();

        fixture.press(Key.control('z'), Key.control('l'), Key.of('q'));
        assertThat(fixture.effects).containsExactly(new Effect.Suspend(), new Effect.Redraw(), new Effect.Quit());
    }

    @Test
    void asksAboutDeletesThatWaitInAnyWindow() {
        AskingFixture.deleteAnAlert(fixture.put(new SampleFleet()
                .host("db-04.prod.example", Standing.ALERT, 1)
                .reports("db-04.prod.example", Status.ALERT, 1, 1)));
        fixture.type("y");
        console.resize(new WindowSize(40, 5));
        fixture.type("qn").pass(0);

        assertThat(fixture.effects).containsExactly(new Effect.Quit());
    }

    @Test
    void opensAndClosesTheHelpOfTheScreenBelow() {
        fixture.type("?");
        assertThat(console.path()).containsExactly("fleet", "Help: fleet");
        fixture.type("?");
        assertThat(console.path()).containsExactly("fleet");
        fixture.press(Key.Kind.F1).press(Key.Kind.ESCAPE);
        assertThat(console.path()).containsExactly("fleet");
    }

    @Test
    void helpsOnTextAsWell() {
        console.answers().diagnosed(List.of("all is well"));
        fixture.pass(0);
        fixture.type("?");
        assertThat(console.path()).containsExactly("fleet", "doctor", "Help: text");
        fixture.type("?");
        assertThat(console.path()).containsExactly("fleet", "doctor");
    }

    @Test
    void laysOutTheHelpAnewForAnotherWindow() {
        fixture.type("?");
        console.resize(new WindowSize(60, 12));
        TextScreen help = (TextScreen) console.top();

        assertThat(help.visible()).allSatisfy(line -> assertThat(line.text()).hasSizeLessThanOrEqualTo(60));
        assertThat(console.path()).containsExactly("fleet", "Help: fleet");
    }

    @Test
    void letsAKeyNotTakeAwayWhatNoKeyAskedFor() {
        console.answers().tell("the disk is full", fixture.now());
        fixture.type("j");
        assertThat(console.message()).isEqualTo("the disk is full");
        fixture.pass(4_000).type("j");
        assertThat(console.message()).isEmpty();
    }

    @Test
    void startsAsTheUserLikesIt() {
        Preferences likes = new Preferences("mono", "auto", true, false, true, "age", Map.of(), "~/x", List.of());
        Console liked = new Console(
                fixture.library,
                new Options("mon01", "2.0.0", "kim", false, "/srv", "256", ZoneOffset.UTC, likes),
                new ClassicScreen(new Slideshow(ref -> Optional.empty(), Pace.CLASSIC, new WindowSize(80, 24))),
                new WindowSize(80, 24),
                fixture.now());

        assertThat(liked.tastes().theme()).isEqualTo("mono");
        assertThat(liked.tastes().uses(Setting.PREVIEW)).isFalse();
        assertThat(liked.tastes().uses(Setting.WRAP)).isTrue();
        assertThat(liked.advance(fixture.now())).containsExactly(new Effect.UseMouse(true));
        assertThat(liked.message()).isEmpty();
    }

    @Test
    void freezesByOneKeyAndGoesOnByAnotherAndDoesBothByAThird() {
        fixture.press(Key.control('s'), Key.control('s'));
        assertThat(console.frozen()).isEqualTo("FROZEN");
        fixture.press(Key.control('q'), Key.control('q'));
        assertThat(console.frozen()).isEmpty();
        fixture.type("p");
        assertThat(console.frozen()).isEqualTo("FROZEN");
        fixture.type("p");
        assertThat(console.frozen()).isEmpty();
    }
}
