package io.montty.runtime.monitor.screen;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;

import io.montty.runtime.monitor.classic.Pace;
import io.montty.runtime.monitor.classic.Slide;
import io.montty.runtime.monitor.classic.Slideshow;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.text.WindowSize;
import io.montty.runtime.state.HostKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drive a console with a fleet of a test's own; time stands still until the test moves it. */
public final class ConsoleFixture {

    public final FakeLibrary library = new FakeLibrary();
    public final List<Effect> effects = new ArrayList<>();
    /** What the classic slideshow shows of a report, by its path; a report without has vanished. */
    public final Map<String, Slide> slides = new HashMap<>();

    public final Console console;
    private long millis = 1_000_000;

    public ConsoleFixture(int columns, int rows) {
        this(columns, rows, false);
    }

    public ConsoleFixture(int columns, int rows, boolean readOnly) {
        WindowSize size = new WindowSize(columns, rows);
        console = new Console(
                library,
                new Options("mon01", "2.0.0", "kim", readOnly, "/srv/montty"),
                new ClassicScreen(
                        new Slideshow(ref -> Optional.ofNullable(slides.get(ref.path())), Pace.CLASSIC, size)),
                size,
                now());
    }

    public Moment now() {
        return new Moment(NOW.plusMillis(millis - 1_000_000), millis);
    }

    public ConsoleFixture put(SampleFleet fleet) {
        return put(fleet.snapshot());
    }

    public ConsoleFixture put(Snapshot snapshot) {
        console.update(snapshot, now());
        return this;
    }

    /** Show one of some reports. */
    public ConsoleFixture open(List<ReportRef> reports, int place) {
        console.open(new DetailScreen(reports, place));
        return this;
    }

    /** Press keys that type characters, one after the other. */
    public ConsoleFixture type(String keys) {
        keys.codePoints().forEach(key -> effects.addAll(console.take(Key.of(key), now())));
        return this;
    }

    public ConsoleFixture press(Key... keys) {
        for (Key key : keys) {
            effects.addAll(console.take(key, now()));
        }
        return this;
    }

    public ConsoleFixture press(Key.Kind kind) {
        return press(Key.of(kind));
    }

    /** Show the history of a host. */
    public ConsoleFixture openHistory(HostKey host) {
        console.open(new HistoryScreen(host));
        return pass(0);
    }

    /** Let time go by. */
    public ConsoleFixture pass(long milliseconds) {
        millis += milliseconds;
        effects.addAll(console.advance(now()));
        return this;
    }
}
