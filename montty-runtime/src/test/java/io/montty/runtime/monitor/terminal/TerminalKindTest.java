package io.montty.runtime.monitor.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.screen.Screen;
import io.montty.runtime.monitor.text.WindowSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TerminalKindTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({
        "xterm-256color, MODERN",
        "xterm-kitty, MODERN",
        "tmux-256color, MODERN",
        "alacritty, MODERN",
        "st-256color, MODERN",
        "rxvt-unicode-256color, WITHOUT_CLIPBOARD",
        "screen.xterm-256color, SCREEN",
        "screen, SCREEN",
        "linux, LINUX_CONSOLE",
        "vt220, VT220",
        "vt100, VT100",
        "nonsuch, VT100",
        "dumb, DUMB",
        "'', DUMB",
    })
    void isToldByTheBeginningOfItsName(String term, TerminalKind expected) {
        assertThat(TerminalKind.of(term)).isEqualTo(expected);
    }

    @Test
    void sendsAVt100NothingThatItHasNot() throws IOException {
        TerminalSession session = open(TerminalKind.VT100);

        assertThat(session.useMouse(true)).isFalse();
        assertThat(session.copy("x")).isEqualTo(Copied.IMPOSSIBLE);
        session.close();

        assertThat(written()).isEqualTo("^[m^[2J^[r^[m^[H^[2J");
    }

    @Test
    void sendsGnuScreenNoItalicsAndNoCopies() throws IOException {
        SparingTerminal terminal = new SparingTerminal(bytes, StandardCharsets.UTF_8, TerminalKind.SCREEN);
        terminal.enableSGR(SGR.ITALIC);
        terminal.putString("a");

        assertThat(terminal.copy("x")).isEqualTo(Copied.IMPOSSIBLE);
        assertThat(written()).isEqualTo("^[1H^[ma");
    }

    @Test
    void hasNoLinesScrolledThatCannotBe() throws IOException {
        TerminalSession session = open(TerminalKind.DUMB);
        session.paint(screen -> {}, true);
        bytes.reset();

        session.paint(this::scroll, false);

        assertThat(written()).doesNotContain("r");
    }

    private void scroll(Screen screen) {
        screen.scrollLines(3, 20, 1);
    }

    private TerminalSession open(TerminalKind kind) throws IOException {
        return TerminalSession.open(new RecordingControl(new WindowSize(80, 24)), bytes, StandardCharsets.UTF_8, kind);
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8).replace("\u001b[", "^[");
    }
}
