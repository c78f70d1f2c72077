package io.montty.runtime.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.runtime.history.HistoryFile;
import io.montty.runtime.monitor.fleet.SampleReports;
import io.montty.runtime.monitor.fleet.Signature;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.io.DeleteJournal;
import io.montty.runtime.monitor.io.DeleteOrders;
import io.montty.runtime.monitor.io.ExportFile;
import io.montty.runtime.monitor.io.Lookups;
import io.montty.runtime.monitor.io.Requests;
import io.montty.runtime.monitor.io.Sparklines;
import io.montty.runtime.monitor.io.Visits;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.screen.AskingFixture;
import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.screen.ConsoleFixture;
import io.montty.runtime.monitor.terminal.RecordingControl;
import io.montty.runtime.monitor.terminal.TerminalKind;
import io.montty.runtime.monitor.terminal.TerminalSession;
import io.montty.runtime.monitor.text.WindowSize;
import io.montty.runtime.monitor.view.ColorDepth;
import io.montty.runtime.monitor.view.Glyphs;
import io.montty.runtime.monitor.view.MonitorView;
import io.montty.runtime.monitor.view.Palette;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.store.ProjectLayout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class EventLoopTest {

    private static final WindowSize SIZE = new WindowSize(80, 24);

    private final BlockingQueue<Event> events = new QuitsAfterAFrame();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final RecordingControl control = new RecordingControl(SIZE);
    private long now;

    @Test
    void asksForTheSizeOnceHoweverManySignalsCame() throws Exception {
        EventLoop loop = loop();
        control.setSize(new WindowSize(40, 5));
        for (int i = 0; i < 50; i++) {
            events.add(new Event.Resized());
        }

        loop.run();

        assertThat(Collections.frequency(control.calls(), "size")).isEqualTo(1);
        assertThat(written()).contains("40x5");
    }

    @Test
    void suspendsAndComesBackWithTheSizeOfThen() throws Exception {
        EventLoop loop = loop();
        control.setSize(new WindowSize(40, 5));
        events.add(new Event.Pressed(Key.control('z')));

        loop.run();

        assertThat(control.calls()).containsSubsequence("restore saved", "suspend", "take", "size");
        assertThat(written()).contains("40x5");
    }

    @Test
    void takesTheTerminalAgainWhenContinued() throws Exception {
        EventLoop loop = loop();
        events.add(new Event.Continued());

        loop.run();

        assertThat(Collections.frequency(control.calls(), "take")).isEqualTo(2);
    }

    @Test
    void writesEveryCellAnewWhenAsked() throws Exception {
        EventLoop loop = loop();
        events.add(new Event.Pressed(Key.control('l')));

        loop.run();

        assertThat(written().split("MonTTY 2.0", -1)).hasSize(3);
    }

    @Test
    void deletesNothingThatCouldStillBeUndoneWhenTheTerminalGoesAway() throws Exception {
        ConsoleFixture fixture = AskingFixture.open(SIZE.columns(), SIZE.rows());
        AskingFixture.deleteAnAlert(fixture);
        fixture.type("y");
        events.add(new Event.HungUp());

        loop(fixture.console).run();

        assertThat(fixture.console.deletes().pending()).isOne();
    }

    @Test
    void failsWhenAnotherThreadFailed() throws IOException {
        EventLoop loop = loop();
        events.add(new Event.Failed(new ArithmeticException("in the watch")));

        assertThatThrownBy(loop::run).isInstanceOf(IllegalStateException.class).hasRootCauseMessage("in the watch");
    }

    @Test
    void listensToTheMouseUntilItIsToldNotTo() throws Exception {
        EventLoop loop = loop();
        events.add(new Event.Pressed(Key.of(Key.Kind.F2)));
        events.add(new Event.Pressed(Key.of(Key.Kind.F2)));

        loop.run();

        assertThat(written()).containsSubsequence("\u001b[?1006h", "\u001b[?1006l");
    }

    /** Hand out events without waiting; an empty queue ends the frame once, and then the person quits. */
    private static final class QuitsAfterAFrame extends LinkedBlockingQueue<Event> {

        private static final long serialVersionUID = 1L;

        private boolean ended;

        @Override
        public @Nullable Event poll(long timeout, TimeUnit unit) {
            Event event = poll();
            if (event == null && ended) {
                return new Event.Pressed(Key.of('q'));
            }
            ended = event == null;
            return event;
        }
    }

    private EventLoop loop() throws IOException {
        return loop(new ConsoleFixture(SIZE.columns(), SIZE.rows()).console);
    }

    private EventLoop loop(Console console) throws IOException {
        Clock clock = Clock.fixed(SampleReports.NOW, ZoneOffset.UTC);
        Palette palette = new Palette(ColorDepth.NONE);
        return new EventLoop(
                events,
                console,
                new MonitorView(palette, Glyphs.UNICODE, StandardCharsets.UTF_8),
                theme -> palette,
                TerminalSession.open(control, bytes, StandardCharsets.UTF_8, TerminalKind.MODERN),
                performer(clock),
                new Lookups(
                        new Lookups.Listener() {
                            @Override
                            public void sparklines(Map<HostKey, List<Standing>> found) {}

                            @Override
                            public void signatures(Map<String, Signature> found) {}
                        },
                        reports -> Map.of(),
                        new Sparklines(new HistoryFile(Path.of("/nonexistent"), Optional.empty()), clock, () -> now)),
                clock,
                () -> now += 1000);
    }

    private static Performer performer(Clock clock) {
        Path nowhere = Path.of("/nonexistent");
        Requests requests = new Requests(new ProjectLayout(nowhere), clock, "kim", () -> "0".repeat(32));
        return new Performer(
                requests,
                new DeleteOrders(requests, new DeleteJournal(nowhere, nowhere, "kim"), clock),
                new ExportFile(nowhere, nowhere),
                new Visits(Optional.empty(), Path.of("/nonexistent")),
                () -> {});
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
