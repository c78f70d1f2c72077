package io.montty.deployer.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.protocol.Code;
import io.montty.runtime.protocol.Greeting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Look at machines that hand their reports in at a server. */
@Timeout(60)
class HostSideTest {

    private static final long NOW = MadeUpMachine.NOW.getEpochSecond();
    private static final String PUBLIC = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIServer";

    @TempDir
    private Path folder;

    private MadeUpMachine machine;
    private ServerProbe probe = config -> new Greeting.Ready("web1", 1048576, NOW + 3);

    @BeforeEach
    void makeUp() throws IOException {
        machine = new MadeUpMachine(folder);
        server(2222);
        machine.write("srv/ssh/known_hosts", "[127.0.0.1]:2222 " + PUBLIC + "\n");
        machine.key("ssh-ed25519", "none");
    }

    @Test
    void findsNothingWrongWithASoundHost() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server(socket.getLocalPort());
            machine.write("srv/ssh/known_hosts", "[127.0.0.1]:" + socket.getLocalPort() + " " + PUBLIC + "\n");
            greetOnce(socket, "SSH-2.0-OpenSSH_9.2\r\n");

            assertThat(examine()).noneMatch(diagnosis -> diagnosis.verdict().compareTo(Verdict.SKIPPED) < 0);
        }
    }

    @Test
    void wantsNoManagerWhereNothingIsToBeFiled() throws Exception {
        for (Role role : List.of(Role.HOST, Role.SERVER)) {
            machine.crontab(machine.expected(role));
            assertThat(found("schedule").get(0).verdict()).isEqualTo(Verdict.OK);
        }

        machine.crontab(List.of());
        assertThat(found("schedule").get(0).fix()).endsWith(" --cron --install --no-manager");
    }

    @Test
    void knowsACheckerThatStays() throws Exception {
        machine.crontab(List.of("# nothing"));
        String service =
                "[Service]\nExecStart=/bin/sh \"" + machine.project().root() + "/run.sh\" local_chk \"\" --watch\n";
        Path unit = machine.write("etc/systemd/system/montty-check-srv.service", service);
        assertThat(found("schedule").get(0)).satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.WRONG);
            assertThat(finding.what()).isEqualTo(unit + " is there, but no montty check --watch is at work");
            assertThat(finding.fix())
                    .isEqualTo(
                            "systemctl restart montty-check-srv.service and systemctl status montty-check-srv.service");
        });

        letACheckerStay();

        assertThat(found("schedule").get(0)).isEqualTo(Finding.ok("montty check --watch is at work"));
        machine.crontab(List.of("*/5 * * * * " + machine.project().root() + "/run.sh local_chk \"\""));
        assertThat(found("schedule").get(0)).satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
            assertThat(finding.what()).contains("and the crontab of montty starts the checks as well");
        });
        machine.crontab(List.of("* * * * * " + machine.project().root() + "/run.sh man"));
        assertThat(found("schedule").get(0).verdict()).isEqualTo(Verdict.OK);
        machine.write("etc/systemd/system/montty-check-srv.timer", "");
        assertThat(found("schedule").get(0).what()).contains("montty-check-srv.timer starts the checks as well");
    }

    @Test
    void takesNoUnitOfAnotherDirectoryForOneOfThis() throws Exception {
        machine.crontab(List.of("# nothing"));
        for (String other : List.of("2", "/nested")) {
            machine.write(
                    "etc/systemd/system/montty-check-other.service",
                    "[Service]\nExecStart=/bin/sh \"" + machine.project().root() + other
                            + "/run.sh\" local_chk \"\" --watch\n");

            assertThat(found("schedule").get(0).what()).startsWith("nothing starts it");
        }
    }

    @Test
    void takesNothingThatStartsAnotherDirectoryForWhatStartsThis() throws Exception {
        for (String other : List.of("2", "/nested", "-old")) {
            String command = machine.project().root() + other + "/run.sh local_chk \"\"";
            machine.crontab(List.of("*/5 * * * * " + command));
            machine.write("etc/systemd/system/other.service", "[Service]\nExecStart=/bin/sh " + command + "\n");
            machine.write("etc/systemd/system/other.timer", "");

            assertThat(found("schedule").get(0).what()).startsWith("nothing starts it");
        }
        letACheckerStay();
        assertThat(found("schedule").get(0)).isEqualTo(Finding.ok("montty check --watch is at work"));
    }

    @Test
    void knowsWhatStartsItInOtherWords() throws Exception {
        for (String words : List.of("cd %s; ./run.sh local_chk", "montty check --project=%s", "sh '%s/run.sh' chk")) {
            machine.crontab(
                    List.of("*/5 * * * * " + words.formatted(machine.project().root())));

            assertThat(found("schedule").get(0).what()).endsWith("starts it, with lines of its own");
        }
        machine.crontab(List.of());
        machine.write(
                "etc/systemd/system/own.service",
                "[Service]\nWorkingDirectory=" + machine.project().root() + "\nExecStart=./run.sh local_chk\n");
        machine.write("etc/systemd/system/own.timer", "");
        assertThat(found("schedule").get(0).what()).endsWith("own.timer starts it");
    }

    @Test
    void noticesACheckerThatStaysAndDoesNothing() throws Exception {
        letACheckerStay();
        machine.stamp("srv/SPOOL/.carried.json", Duration.ofHours(1));
        machine.stamp("srv/SPOOL/.last-send.json", Duration.ofHours(1));

        assertThat(found("last run of the checks").get(0)).satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.WRONG);
            assertThat(finding.fix())
                    .startsWith("see which process it is: fuser -v ")
                    .contains("/SPOOL/.watch.lock");
        });
    }

    private void letACheckerStay() throws IOException {
        Path lock = machine.write("srv/SPOOL/.watch.lock", "");
        Object inode = Files.getAttribute(lock, "unix:ino");
        machine.write("proc/locks", "1: POSIX  ADVISORY  WRITE 4711 fe:01:" + inode + " 0 EOF\n");
    }

    @Test
    void tellsWhatAnswersInPlaceOfAnSshServer() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server(socket.getLocalPort());
            greetOnce(socket, "HTTP/1.1 400\r\n");
            assertThat(found("way to the server").get(0).what()).endsWith("answers, but not as an SSH server");

            greetOnce(socket, "");
            assertThat(found("way to the server").get(0).what()).endsWith("as a server with too many does");
        }
        assertThat(found("way to the server").get(0).what()).contains("cannot be reached: ");
    }

    @Test
    void leavesTheWayToTheSessionWhereTheConfigurationOfSshMayLeadElsewhere() throws Exception {
        machine.write("home/.ssh/config", "Host *\n  ProxyJump jump\n");

        assertThat(found("way to the server").get(0).verdict()).isEqualTo(Verdict.SKIPPED);
    }

    @Test
    void comparesTheClocks() throws Exception {
        probe = config -> new Greeting.Ready("web1", 1048576, NOW - 3600);

        assertThat(session().what()).isEqualTo("the server's clock is 60 min behind this host's");
    }

    @Test
    void passesOnWhyThereIsNoSession() throws Exception {
        probe = config -> new Greeting.Busy(30, Code.BUSY);
        assertThat(session().verdict()).isEqualTo(Verdict.WARN);

        probe = config -> {
            throw new IOException("the server does not accept the key");
        };
        assertThat(session().what()).isEqualTo("the server does not accept the key");
    }

    @Test
    void leavesTheSessionToTheUserWhoseKeyItTakes() throws Exception {
        List<Diagnosis> diagnoses = machine.examine(machine.site(), Optional.empty());

        assertThat(diagnoses)
                .filteredOn(diagnosis -> diagnosis.name().equals("session with the server"))
                .singleElement()
                .satisfies(diagnosis -> {
                    assertThat(diagnosis.verdict()).isEqualTo(Verdict.SKIPPED);
                    assertThat(diagnosis.findings().get(0).what()).contains("run this as that user");
                });
    }

    @Test
    void tellsHowLongReportsWait() throws Exception {
        String name = "-0123456789abcdef0123456789abcdef_OKAY_1.json";
        machine.write("srv/SPOOL/" + (NOW * 1000 - 7_200_000) + name, "{}");
        machine.write("srv/SPOOL/" + (NOW - 60) + name, "{}");
        machine.write("srv/SPOOL/dead/x.json", "{}");
        machine.write("srv/SPOOL/dead/x.json.reason.txt", "too-big");

        assertThat(found("spool"))
                .anyMatch(finding -> finding.what().equals("2 reports wait for the server, the oldest for 2 h"))
                .anyMatch(finding -> finding.what().contains("dead holds 1 report"));

        machine.write("srv/SPOOL/" + (NOW - 200_000) + name, "{}");
        assertThat(found("spool").get(0).verdict()).isEqualTo(Verdict.WRONG);
    }

    @Test
    void repeatsTheLastTroubleWithSending() throws Exception {
        assertThat(found("last send").get(0).verdict()).isEqualTo(Verdict.SKIPPED);

        machine.write(
                "srv/SPOOL/.last-send.json",
                "{\"last_attempt\":\"2026-03-01T11:59:00Z\",\"last_success\":\"2026-03-01T09:00:00Z\","
                        + "\"last_trouble\":\"connection refused\",\"failures\":4}");
        assertThat(found("last send").get(0).what())
                .isEqualTo("the last 4 attempts to send failed: connection refused; the last that did not: 3 h ago");

        machine.write(
                "srv/SPOOL/.last-send.json",
                "{\"last_success\":" + (NOW - 60) + ",\"trouble\":\"earlier\",\"failures\":0}");
        assertThat(found("last send").get(0).what()).isEqualTo("reports were handed in last: 60 s ago");
    }

    private Finding session() throws Exception {
        return found("session with the server").get(0);
    }

    private static void greetOnce(ServerSocket socket, String greeting) {
        Thread server = new Thread(() -> {
            try (Socket client = socket.accept()) {
                client.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // The one who asked sees that nothing comes.
            }
        });
        server.setDaemon(true);
        server.start();
    }

    private void server(int port) throws IOException {
        machine.write("srv/montty.yaml", "server: {user: montty, host: 127.0.0.1, port: " + port + "}\n");
    }

    private List<Finding> found(String name) throws Exception {
        return examine().stream()
                .filter(diagnosis -> diagnosis.name().equals(name))
                .findFirst()
                .orElseThrow()
                .findings();
    }

    private List<Diagnosis> examine() throws Exception {
        return machine.examine(machine.site(), Optional.of(probe));
    }
}
