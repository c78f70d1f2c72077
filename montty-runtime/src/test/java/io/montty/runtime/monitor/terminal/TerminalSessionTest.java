package io.montty.runtime.monitor.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.googlecode.lanterna.TextCharacter;
import io.montty.runtime.monitor.text.WindowSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TerminalSessionTest {

    private static final String LEAVE = "\u001b[?1049l";

    private static final String MOUSE = "\u001b[?1000h\u001b[?1006h";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final RecordingControl control = new RecordingControl(new WindowSize(100, 30));

    @Test
    void takesTheTerminalAndGivesItBackOnce() throws IOException {
        TerminalSession session = open();
        assertThat(session.size()).isEqualTo(new WindowSize(100, 30));

        session.close();
        session.close();

        assertThat(control.calls()).containsExactly("take", "restore saved");
        assertThat(written()).endsWith(LEAVE);
    }

    @Test
    void touchesNothingIfThereIsNoTerminal() {
        control.refuse("take");

        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessage("not a tty");
        assertThat(control.calls()).isEmpty();
        assertThat(written()).isEmpty();
    }

    @Test
    void givesTheTerminalBackIfWritingToItFails() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("no room");
            }
        };

        assertThatThrownBy(() -> TerminalSession.open(control, broken, StandardCharsets.UTF_8, TerminalKind.MODERN))
                .hasMessage("no room");
        assertThat(control.calls()).containsExactly("take", "restore saved");
    }

    @Test
    void paintsOnlyWhileItHasTheTerminal() throws IOException {
        TerminalSession session = open();
        session.paint(screen -> screen.setCharacter(0, 0, TextCharacter.fromCharacter('x')[0]), false);
        assertThat(written()).endsWith("x");
        session.close();
        bytes.reset();

        session.paint(screen -> screen.setCharacter(0, 0, TextCharacter.fromCharacter('y')[0]), true);

        assertThat(written()).isEmpty();
    }

    @Test
    void followsTheSizeOfTheWindow() throws IOException {
        TerminalSession session = open();
        control.setSize(new WindowSize(60, 15));

        assertThat(session.resize()).isEqualTo(new WindowSize(60, 15));
        session.paint(
                screen -> assertThat(screen.getTerminalSize().getColumns()).isEqualTo(60), true);
    }

    @Test
    void givesTheTerminalToTheShellWhileSuspended() throws IOException {
        TerminalSession session = open();
        control.calls().clear();

        session.suspend();

        assertThat(control.calls()).containsExactly("restore saved", "suspend", "take");
        assertThat(written()).contains(LEAVE).doesNotEndWith(LEAVE);
    }

    @Test
    void stopsNothingThatNobodyCouldContinue() throws IOException {
        TerminalSession session = open();
        control.refuse("suspend");

        assertThat(session.suspend()).isFalse();
        assertThat(control.calls()).containsExactly("take");
    }

    @Test
    void takesTheTerminalAgainAfterAStopFromOutside() throws IOException {
        TerminalSession session = open();
        control.calls().clear();
        bytes.reset();

        session.retake();

        assertThat(control.calls()).containsExactly("take");
        session.paint(screen -> {}, true);
        assertThat(written()).contains("\u001b[?1049h");
    }

    @Test
    void keepsTheMouseOverASuspensionAndNeverLeavesItOn() throws IOException {
        TerminalSession session = open();
        session.useMouse(true);
        session.suspend();
        session.close();

        assertThat(written())
                .containsSubsequence(MOUSE, "[?1006l", LEAVE, "[?1049h", MOUSE, "[?1000l", LEAVE)
                .endsWith(LEAVE);
    }

    @Test
    void copiesTextByOsc52AndRefusesWhatTerminalsWouldCutOff() throws IOException {
        TerminalSession session = open();
        bytes.reset();

        assertThat(session.copy("d\u00e9j\u00e0 vu")).isEqualTo(Copied.SENT);
        assertThat(written()).isEqualTo("\u001b]52;c;ZMOpasOgIHZ1\u0007");
        assertThat(session.copy("x".repeat(Clipboard.MOST_BYTES + 1))).isEqualTo(Copied.TOO_LONG);

        session.close();
        assertThat(session.copy("x")).isEqualTo(Copied.IMPOSSIBLE);
        assertThat(written()).endsWith(LEAVE);
    }

    @Test
    void givesTheLineBackEvenIfAPainterHangs() throws Exception {
        TerminalSession session = open();
        CountDownLatch painting = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Thread painter = new Thread(() -> hang(session, painting, release), "painter-that-hangs");
        painter.start();
        painting.await();

        session.close();

        assertThat(control.calls()).endsWith("restore saved");
        release.countDown();
        painter.join();
    }

    private static void hang(TerminalSession session, CountDownLatch painting, CountDownLatch release) {
        try {
            session.paint(
                    screen -> {
                        painting.countDown();
                        awaitQuietly(release);
                    },
                    false);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TerminalSession open() throws IOException {
        return TerminalSession.open(control, bytes, StandardCharsets.UTF_8, TerminalKind.MODERN);
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
