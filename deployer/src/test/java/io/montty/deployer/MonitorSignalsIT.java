package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stop and end the monitor in every way there is; the shell must have its terminal back as it was. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitorSignalsIT {

    private static final String HOST = "db-01.prod.example";

    private Path folder;
    private MonitorRig rig;

    @BeforeAll
    void layOut(@TempDir Path folder) throws Exception {
        this.folder = folder;
        rig = MonitorRig.in(folder);
        rig.receive(HOST, Status.ALERT, "/var 97% used");
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
    void givesTheTerminalToTheShellAndComesBackInAnotherSize() throws Exception {
        rig.open(HOST);
        rig.press("F2", "mouse on");
        rig.press("C-z", "Stopped", "ready$");
        assertThat(rig.tmux().ask("alternate_on")).isEqualTo("0");
        assertThat(rig.tmux().ask("mouse_any_flag")).isEqualTo("0");
        rig.tmux().type("clear; echo \"echo: $(stty -a | grep -o ' echo ')\"");
        rig.await("echo:  echo");
        rig.tmux().resize(100, 30);

        rig.tmux().type("fg; echo \"code $?\"");

        rig.tmux().await(screen -> screen.contains(HOST) && screen.contains("\u2500".repeat(100)));
        assertThat(rig.tmux().ask("mouse_any_flag")).isEqualTo("1");
        rig.tmux().resize(80, 24);
        rig.tmux().await(screen -> screen.contains(HOST) && !screen.contains("\u2500".repeat(81)));
        rig.tmux().press("q");
        rig.assertEnded(0);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "HUP, 129", "INT, 130"})
    void givesTheTerminalBackWhenItIsToldToEnd(String signal, int code) throws Exception {
        rig.open(HOST);

        kill(signal, rig.tmux().program());

        rig.assertEnded(code);
    }

    @Test
    void givesTheTerminalBackWhenOnlyJavaIsToldToEnd() throws Exception {
        rig.open(HOST);

        kill("TERM", rig.tmux().java());

        rig.assertEnded(143);
    }

    @Test
    void isMendedWhenItIsKilled() throws Exception {
        rig.open(HOST);
        rig.press("F2", "mouse on");

        kill("KILL", rig.tmux().java());

        rig.await("montty: the monitor was ended by signal 9");
        rig.assertEnded(137);
    }

    /** Where no shell could continue it, nothing is stopped; and when the connection goes, the monitor goes. */
    @Test
    void endsWithTheConnectionThatItIsSeenOver() throws Exception {
        try (FleetSshd sshd = new FleetSshd(folder)) {
            Path key = folder.resolve("key");
            Shell.in(folder).run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()));
            Files.copy(folder.resolve("key.pub"), folder.resolve("sshd/authorized_keys"));
            sshd.knownHost();
            sshd.start();
            rig.tmux()
                    .type("clear; ssh -tt -q -F none -i key -o UserKnownHostsFile=known -o StrictHostKeyChecking=no -p "
                            + sshd.port() + " 127.0.0.1 LANG=C.UTF-8 " + MonitorRig.MONTTY + " monitor --project "
                            + rig.layout().root());
            rig.await(HOST);
            rig.press("C-z", "no shell");
            ProcessHandle java = sshd.receivers().findFirst().orElseThrow();

            assertThat(rig.tmux().program().destroyForcibly()).isTrue();

            java.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    private void kill(String signal, ProcessHandle process) throws Exception {
        Ended ended = Shell.in(folder).run(List.of("/bin/kill", "-s", signal, Long.toString(process.pid())));
        assertThat(ended.code()).as(ended.err()).isZero();
    }
}
