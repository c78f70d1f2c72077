package io.montty.runtime.monitor.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;
import io.montty.runtime.monitor.text.WindowSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SparingTerminalTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final SparingTerminal terminal = new SparingTerminal(bytes, StandardCharsets.UTF_8, TerminalKind.MODERN);

    @Test
    void writesNothingUntilTextFollows() throws IOException {
        terminal.setCursorPosition(3, 4);
        terminal.enableSGR(SGR.BOLD);
        terminal.setForegroundColor(TextColor.ANSI.RED);
        terminal.flush();

        assertThat(written()).isEmpty();
    }

    @Test
    void writesMoveLookAndTextOnce() throws IOException {
        terminal.setCursorPosition(3, 4);
        terminal.enableSGR(SGR.BOLD);
        terminal.putString("a");
        terminal.putString("b");

        assertThat(written()).isEqualTo("^[5;4H^[0;1mab");
    }

    @Test
    void writesOnlyWhatIsNewOfALook() throws IOException {
        terminal.putString("a");
        terminal.enableSGR(SGR.BOLD);
        terminal.putString("b");
        terminal.setForegroundColor(TextColor.ANSI.RED);
        terminal.putString("c");
        terminal.disableSGR(SGR.BOLD);
        terminal.putString("d");
        terminal.resetColorAndSGR();
        terminal.putString("e");

        assertThat(written()).isEqualTo("^[1H^[ma^[1mb^[31mc^[0;31md^[me");
    }

    @Test
    void hasFaintText() throws IOException {
        terminal.enableSGR(SGR.FRAKTUR);
        terminal.putString("a");

        assertThat(written()).isEqualTo("^[1H^[0;2ma");
    }

    @Test
    void skipsForwardWithinALineAndKnowsWideCharacters() throws IOException {
        terminal.putString("\u4e16");
        terminal.setCursorPosition(2, 0);
        terminal.putString("a");
        terminal.setCursorPosition(4, 0);
        terminal.putString("b");
        terminal.setCursorPosition(9, 0);
        terminal.putString("c");

        assertThat(written()).isEqualTo("^[1H^[m\u4e16a^[Cb^[4Cc");
    }

    @Test
    void writesBlanksForAShortGapOnlyOnAClearedScreen() throws IOException {
        terminal.clearScreen();
        terminal.putString("a");
        terminal.setCursorPosition(2, 0);
        terminal.putString("b");
        terminal.flush();
        terminal.setCursorPosition(4, 0);
        terminal.putString("c");

        assertThat(written()).isEqualTo("^[m^[2J^[1Ha b^[Cc");
    }

    @Test
    void trustsNoCursorAtTheEdge() throws IOException {
        terminal.resize(new WindowSize(10, 5));
        terminal.setCursorPosition(9, 0);
        terminal.putString("a");
        terminal.setCursorPosition(0, 1);
        terminal.putString("b");

        assertThat(written()).isEqualTo("^[1;10H^[ma^[2Hb");
    }

    @Test
    void entersAndLeavesOnceWithAllThatItChanged() throws IOException {
        terminal.enterPrivateMode();
        terminal.setCursorVisible(false);
        terminal.setCursorVisible(false);
        terminal.exitPrivateMode();
        terminal.exitPrivateMode();

        assertThat(written()).isEqualTo("^[?1049h^[?2004h^[?25l^[?2004l^[r^[m^[?25h^[?1049l");
    }

    @Test
    void takesTheUsualSizeIfTheTerminalKnowsNone() throws IOException {
        terminal.resize(new WindowSize(0, 0));

        assertThat(terminal.getTerminalSize().getColumns()).isEqualTo(80);
        assertThat(terminal.getTerminalSize().getRows()).isEqualTo(24);
    }

    @Test
    void writesAFewBytesForOneChangedCellAndNoneForNone() throws IOException {
        terminal.resize(new WindowSize(80, 24));
        Screen screen = new TerminalScreen(terminal);
        screen.setCursorPosition(null);
        screen.startScreen();
        screen.refresh(Screen.RefreshType.COMPLETE);
        bytes.reset();

        screen.setCharacter(5, 1, TextCharacter.fromCharacter('x')[0]);
        screen.refresh(Screen.RefreshType.DELTA);
        assertThat(written()).isEqualTo("^[2;6Hx");

        bytes.reset();
        screen.refresh(Screen.RefreshType.DELTA);
        assertThat(written()).isEmpty();
    }

    @Test
    void letsTheTerminalScrollWhatItHas() throws IOException {
        terminal.resize(new WindowSize(80, 24));
        Screen screen = new TerminalScreen(terminal);
        screen.setCursorPosition(null);
        screen.startScreen();
        screen.refresh(Screen.RefreshType.COMPLETE);
        bytes.reset();

        screen.scrollLines(3, 22, 1);
        screen.setCharacter(0, 22, TextCharacter.fromCharacter('x')[0]);
        screen.refresh(Screen.RefreshType.DELTA);

        assertThat(written()).isEqualTo("^[m^[4;23r^[23;1H\n^[r^[23Hx");
    }

    /** Show the bytes with {@code ^[} for the two characters that begin a control sequence. */
    private String written() {
        return bytes.toString(StandardCharsets.UTF_8).replace("\u001b[", "^[");
    }
}
