package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Open the monitor in terminals of all kinds and in none, and look at the bytes that they are sent. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitorTerminalsIT {

    /** How much later the rest of a key comes, in seconds; with what it takes to send it, about 15 ms. */
    private static final String PIECE = "0.010";

    private static final String HOST = "db-01.prod.example";

    private Path bytes;
    private MonitorRig rig;

    @BeforeAll
    void layOut(@TempDir Path folder) throws Exception {
        bytes = folder.resolve("bytes");
        rig = MonitorRig.in(folder);
        rig.receive(
                HOST,
                Status.ALERT,
                "\u001b]0;owned\u0007\u001b[2J\u001b[31mred\u009b31m \u202e right to left",
                "\u001b]52;c;cm0gLXJm\u0007\u001bP1$r\u001b\\ \u0008\u0008 e" + "\u0301".repeat(50),
                "\u001b[?1049l\u001b[6n\u001bc end of it");
        rig.receive("web-01.prod.example", Status.WARN, "9 updates");
        rig.receive("web-02.prod.example", Status.WARN, "9 updates");
        rig.manage();
    }

    @BeforeEach
    void startAnew() throws Exception {
        rig.startAnew();
    }

    @AfterAll
    void close() throws Exception {
        if (rig != null) {
            rig.stop();
        }
    }

    @Test
    void needsATerminal() throws Exception {
        Ended ended = rig.run("monitor", "--project", "project");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).hasLineCount(1).contains("terminal");
    }

    @Test
    void needsMoreThanADumbTerminal() throws Exception {
        rig.type("TERM=dumb", "");

        rig.await("terminal");
        rig.assertEnded(2);
    }

    @Test
    void findsSttyWhateverThePathIs() throws Exception {
        rig.type("PATH=/nonexistent", "");
        rig.await(HOST);
        rig.tmux().press("q");

        rig.assertEnded(0);
    }

    /** A terminal that does not answer questions is asked none, so there is nothing to wait for. */
    @Test
    void showsAHostileReportHarmlesslyAndAsksTheTerminalNothing() throws Exception {
        rig.tmux().record(bytes);
        rig.open(HOST);
        rig.press("Enter", "fleet > ");
        rig.press("Enter", "end of it");
        rig.press("c", "[q]uit");
        rig.tmux().press("q");
        rig.assertEnded(0);

        String sent = MonitorRig.bytes(bytes);
        assertThat(sent).contains("owned"); // harmless, as text
        assertThat(sent)
                .doesNotContain("\u001b[6n", "\u001b]", "\u001bP", "\u001bc", "\u0007", "\u009b", "\u00e2\u0080\u00ae");
        assertThat(sent.split("\u001b\\[\\?1049l", -1)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "TERM=xterm-256color COLORTERM=truecolor NO_COLOR=1, '', none",
        "TERM=vt220, '', none",
        "TERM=xterm-256color, --color 16, 16",
        "TERM=xterm-256color, '', 256",
        "TERM=xterm-256color COLORTERM=truecolor, '', true",
    })
    void usesTheColoursThatTheTerminalHas(String variables, String words, String depth) throws Exception {
        rig.tmux().record(bytes);
        rig.type("COLORTERM= NO_COLOR= " + variables, words);
        rig.await(HOST);
        rig.tmux().press("q");
        rig.assertEnded(0);

        String sent = MonitorRig.bytes(bytes);
        boolean basic = sent.matches("(?s).*\u001b\\[[0-9;]*\\b(3|9)[1-7]m.*");
        assertThat(List.of(basic, sent.contains("38;5;"), sent.contains("38;2;")))
                .isEqualTo(List.of(depth.equals("16"), depth.equals("256"), depth.equals("true")));
    }

    @Test
    void drawsInAsciiWhereTheLocaleHasNothingElse() throws Exception {
        rig.type("LC_ALL=C", "");
        String screen = rig.await(HOST);
        rig.tmux().press("q");
        rig.assertEnded(0);

        assertThat(screen).containsPattern("(?m)^-{80}$").matches("\\p{ASCII}*");
    }

    /** On a busy machine the rest may come too late, and Esc closes the help: it may not do so five times. */
    @Test
    void takesAnArrowThatComesInPiecesForNoEscape() throws Exception {
        rig.open(HOST);
        boolean open = false;
        for (int attempt = 0; attempt < 5 && !open; attempt++) {
            rig.press("?", "Help");
            rig.tmux().pressInPieces("\u001b", PIECE, "[B");
            open = rig.press("F2", "mouse o").contains("Help");
        }
        rig.tmux().press("q");

        rig.assertEnded(0);
        assertThat(open).isTrue();
    }

    @Test
    void movesByAnArrowThatComesInPieces() throws Exception {
        rig.open("web-02");
        String second = rig.press("Down", ">  ! WARN");
        for (int attempt = 0; attempt < 5; attempt++) {
            rig.tmux().pressInPieces("\u001b", PIECE, "[B");
        }
        rig.tmux().await(screen -> !selected(screen).equals(selected(second)));
        rig.tmux().press("q");

        rig.assertEnded(0);
    }

    @Test
    void deletesNothingForPastedText() throws Exception {
        rig.open(HOST);

        rig.tmux().paste("dddd\nyyyy\nqqqq");

        rig.await("pasted text was dropped");
        rig.tmux().press("q");
        rig.assertEnded(0);
        assertThat(rig.requests()).isEmpty();
    }

    @Test
    void takesPastedTextIntoTheFilter() throws Exception {
        rig.open(HOST);
        rig.tmux().press("/");
        rig.tmux().paste("host:web-02*\nq");

        rig.tmux().await(screen -> screen.contains("web-02") && !screen.contains("web-01"));
        rig.tmux().press("Enter", "q");
        rig.assertEnded(0);
    }

    private static String selected(String screen) {
        return screen.lines()
                .filter(line -> line.startsWith(">") || line.startsWith(" >"))
                .findFirst()
                .orElse("");
    }
}
