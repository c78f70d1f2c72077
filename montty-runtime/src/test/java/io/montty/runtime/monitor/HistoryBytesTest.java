package io.montty.runtime.monitor;

import static io.montty.runtime.monitor.fleet.SampleFleet.problem;
import static io.montty.runtime.monitor.fleet.SampleTimelines.DB3;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.SampleTimelines;
import io.montty.runtime.monitor.fleet.SampleVisits;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.screen.ConsoleFixture;
import io.montty.runtime.monitor.terminal.RecordingControl;
import io.montty.runtime.monitor.terminal.TerminalKind;
import io.montty.runtime.monitor.terminal.TerminalSession;
import io.montty.runtime.monitor.text.WindowSize;
import io.montty.runtime.monitor.view.ColorDepth;
import io.montty.runtime.monitor.view.Glyphs;
import io.montty.runtime.monitor.view.MonitorView;
import io.montty.runtime.monitor.view.Palette;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hold how much the history and the changes write to a terminal of 120x40. */
final class HistoryBytesTest {

    private static final int FRAME = 5_000;
    private static final int MOVE = 400;

    private final ConsoleFixture fixture = new ConsoleFixture(120, 40);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Palette palette = new Palette(ColorDepth.COLORS_256);
    private final MonitorView view = new MonitorView(palette, Glyphs.UNICODE, StandardCharsets.UTF_8);
    private final TerminalSession session;

    HistoryBytesTest() throws IOException {
        session = TerminalSession.open(
                new RecordingControl(new WindowSize(120, 40)), bytes, StandardCharsets.UTF_8, TerminalKind.MODERN);
    }

    @AfterEach
    void closeTheTerminal() {
        session.close();
    }

    private int written(boolean anew) throws IOException {
        bytes.reset();
        session.paint(screen -> view.paint(fixture.console, fixture.now(), screen), anew);
        return bytes.size();
    }

    @Test
    void spendsLittleOnTheHistory() throws IOException {
        fixture.library.pasts.put(DB3, SampleTimelines.day());
        fixture.put(new SampleFleet().host(DB3.name(), Standing.ALERT, 3, problem("host.disk", Status.ALERT, "full")))
                .openHistory(DB3);
        assertThat(written(true)).as("a frame").isLessThan(FRAME);
        fixture.type("<");
        assertThat(written(false)).as("a step in time").isLessThan(MOVE);
        fixture.type("j");
        assertThat(written(false)).as("a step to the next row").isLessThan(MOVE);
    }

    @Test
    void spendsLittleOnTheChanges() throws IOException {
        fixture.library.visit = new SampleVisits().host("gone1").visit();
        SampleFleet fleet = new SampleFleet();
        for (int i = 0; i < 30; i++) {
            fleet.host("h" + i, Standing.ALERT, 3, problem("disk", Status.ALERT, "/var 97% used"));
        }
        fixture.put(fleet).type("C").pass(0);
        assertThat(written(true)).as("a frame").isLessThan(FRAME);
        fixture.type("j");
        assertThat(written(false)).as("a step").isLessThan(MOVE);
    }
}
