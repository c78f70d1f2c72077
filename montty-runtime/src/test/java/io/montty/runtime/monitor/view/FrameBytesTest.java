package io.montty.runtime.monitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.monitor.screen.ConsoleFixture;
import io.montty.runtime.monitor.terminal.RecordingControl;
import io.montty.runtime.monitor.terminal.TerminalKind;
import io.montty.runtime.monitor.terminal.TerminalSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Count the bytes that frames cost on the way to a terminal that may be far away. */
final class FrameBytesTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({"80, 24, 5120", "120, 40, 5120", "200, 60, 8192"})
    void paintsAWholeFrameInSoManyBytes(int columns, int rows, int most) throws IOException {
        Painted painted = new Painted(WholeFleet.shown(columns, rows));
        int cost = painted.frame(true);
        assertThat(cost).isLessThanOrEqualTo(most);
    }

    @Test
    void movesTheCursorByALineIn400Bytes() throws IOException {
        ConsoleFixture fixture = WholeFleet.shown(120, 40);
        Painted painted = new Painted(fixture);
        painted.frame(true);

        for (int i = 0; i < 18; i++) {
            fixture.type("j");
            int cost = painted.frame(false);
            assertThat(cost).isLessThanOrEqualTo(400);
        }
    }

    @Test
    void scrollsTheListByALineIn400Bytes() throws IOException {
        ConsoleFixture fixture =
                WholeFleet.shown(120, 40).type("jjjjjjjjjjjjjjjjjj").pass(200);
        Painted painted = new Painted(fixture);
        painted.frame(true);

        for (int i = 0; i < 20; i++) {
            fixture.type("j");
            int cost = painted.frame(false);
            assertThat(cost).isLessThanOrEqualTo(400);
        }
        fixture.type("kkkkkkkkkkkkkkkkkk");
        painted.frame(false);
        for (int i = 0; i < 5; i++) {
            fixture.type("k");
            int cost = painted.frame(false);
            assertThat(cost).isLessThanOrEqualTo(400);
        }
    }

    @Test
    void writesOnlyTheClockWhileNothingHappens() throws IOException {
        ConsoleFixture fixture = WholeFleet.shown(120, 40);
        Painted painted = new Painted(fixture);
        painted.frame(true);

        assertThat(painted.frame(false)).isZero();
        fixture.pass(1_000);
        assertThat(painted.frame(false)).isBetween(1, 20);
    }

    @Test
    void previewsAnotherReportOnlyWhenTheCursorRests() throws IOException {
        ConsoleFixture fixture = WholeFleet.shown(120, 40);
        Painted painted = new Painted(fixture);
        painted.frame(true);

        fixture.type("j").pass(149);
        painted.frame(false);
        assertThat(written()).doesNotContain("db-03.prod.example  newest");
        fixture.pass(1);
        painted.frame(false);
        assertThat(written()).contains("newest of 288");
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private final class Painted {

        private final ConsoleFixture fixture;
        private final TerminalSession session;
        private final MonitorView view;

        Painted(ConsoleFixture fixture) throws IOException {
            this.fixture = fixture;
            Palette palette = new Palette(ColorDepth.COLORS_256);
            view = new MonitorView(palette, Glyphs.UNICODE, StandardCharsets.UTF_8);
            session = TerminalSession.open(
                    new RecordingControl(fixture.console.size()), bytes, StandardCharsets.UTF_8, TerminalKind.MODERN);
        }

        int frame(boolean anew) throws IOException {
            bytes.reset();
            session.paint(screen -> view.paint(fixture.console, fixture.now(), screen), anew);
            return bytes.size();
        }
    }
}
