package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Look at the monitor of the distribution in a real terminal. */
@Timeout(180)
class MonitorTmuxIT {

    private static final Path MONTTY = Path.of(System.getProperty("distribution"), "bin/montty");
    private static final int[][] SIZES = {{60, 15}, {100, 30}, {200, 60}, {80, 24}};

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Tmux tmux;

    @BeforeEach
    void startWithOneReportOfEachKind() throws Exception {
        String missing = "SKIPPED: there is no tmux here; install tmux";
        assertThat(Tmux.available() || System.getenv("CI") == null).as(missing).isTrue();
        assumeTrue(Tmux.available(), missing);
        environment.putAll(Map.of(
                "PATH", "/usr/bin:/bin",
                "LANG", "C.UTF-8",
                "TERM", "xterm-256color",
                "MONTTY_JAVA",
                        Path.of(System.getProperty("java.home"), "bin/java").toString()));
        montty("deploy", "project");
        script("chk_okay.sh", 0);
        script("chk_warn.sh", 255);
        script("chk_alert.sh", 1);
        for (String name : List.of("chk_okay.sh", "chk_warn.sh", "chk_alert.sh")) {
            montty("check", "--project", "project", "--only", name);
        }
        montty("manage", "--project", "project");
        tmux = Tmux.start(folder, environment, 80, 24);
        tmux.type("before=$(stty -g)");
        tmux.type(MONTTY + " monitor --project project");
    }

    @AfterEach
    void end() throws Exception {
        if (tmux != null) {
            tmux.stop();
        }
    }

    @Test
    void showsTheAlertFirstAtEverySizeAndDeletesIt() throws Exception {
        tmux.await(screen -> screen.startsWith("MonTTY   !!ALERT"));
        for (int[] size : SIZES) {
            tmux.resize(size[0], size[1]);
            tmux.await(screen -> screen.startsWith("MonTTY") && showsAlert(screen, size));
        }

        tmux.press("d");
        tmux.await(screen -> screen.contains("y deletes it"));
        tmux.press("y");
        tmux.await(screen -> screen.contains("asked the manager"));
        montty("manage", "--project", "project");

        tmux.await(screen -> screen.startsWith("MonTTY   ! WARN"));
        assertThat(folder.resolve("project/REPORTS/_alert")).isEmptyDirectory();
    }

    @Test
    void leavesTheTerminalAsItWasWhenItIsQuit() throws Exception {
        tmux.await(screen -> screen.contains("1/3"));

        tmux.press("q");

        assertTerminalIsAsItWas();
    }

    @Test
    void leavesTheTerminalAsItWasWhenItIsTerminated() throws Exception {
        tmux.await(screen -> screen.contains("1/3"));

        assertThat(tmux.program().destroy()).isTrue();

        assertTerminalIsAsItWas();
    }

    private void assertTerminalIsAsItWas() throws Exception {
        tmux.await(screen -> screen.stripTrailing().endsWith("ready$"));
        // The typed line must not hold what is waited for: it stands on the screen before it is run.
        tmux.type("clear; [ \"$before\" = \"$(stty -g)\" ]; echo \"differs: $?\"");
        assertThat(tmux.await(screen -> screen.matches("(?s).*differs: \\d.*"))).startsWith("differs: 0\n");
    }

    /** Tell whether the whole window is painted: the commands stand in the second line, the count at its end. */
    private static boolean showsAlert(String screen, int[] size) {
        List<String> lines = screen.lines().toList();
        return lines.get(0).contains("!!ALERT")
                && lines.get(1).contains("[q]uit")
                && lines.get(1).length() == size[0]
                && lines.get(1).endsWith(" 1/3");
    }

    private void script(String name, int code) throws Exception {
        Shell.program(folder.resolve("project/CHECKS").resolve(name), "#!/bin/sh\necho hello\nexit " + code + "\n");
    }

    private void montty(String... words) throws Exception {
        Ended ended = Shell.in(folder).with(environment).run(MONTTY, words);
        assertThat(ended.code()).as(ended.err()).isZero();
    }
}
