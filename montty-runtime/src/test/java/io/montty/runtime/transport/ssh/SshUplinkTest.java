package io.montty.runtime.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.runtime.MovingClock;
import io.montty.runtime.transport.Letter;
import io.montty.runtime.transport.LoopbackSshd;
import io.montty.runtime.transport.Receipt;
import io.montty.runtime.transport.ServerAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SshUplinkTest {

    @TempDir
    private static Path folder;

    private static @Nullable LoopbackSshd started;
    private static @Nullable Bench laidOut;

    @BeforeAll
    static void startServer() throws Exception {
        Bench.requireSshd();
        laidOut = new Bench(folder);
        started = LoopbackSshd.start(folder.resolve("sshd"));
        bench().known(server().port(), server().hostKey());
    }

    @AfterAll
    static void stopServer() {
        if (started != null) {
            started.close();
        }
    }

    @Test
    void handsInManyReportsOverOneSession() throws Exception {
        ServerAddress address = bound("many", bench().receiver().toString());

        try (SshUplink uplink = bench().uplink(address)) {
            for (int number = 1; number <= 3; number++) {
                assertThat(uplink.put(Bench.letter(number))).isEqualTo(new Receipt.Taken(false));
            }
            assertThat(uplink.skew()).isEmpty();
            assertThat(uplink.destination()).isEqualTo(Bench.USER + "@127.0.0.1");
        }

        for (int number = 1; number <= 3; number++) {
            assertThat(bench().inbox().resolve(Bench.letter(number).id() + ".report"))
                    .hasBinaryContent(Bench.REPORT);
        }
        assertThat(sessions().stream().distinct()).hasSize(1);
    }

    @Test
    void opensANewSessionBeforeTheServerEndsTheOldOne() throws Exception {
        ServerAddress address = bound("renew", bench().receiver().toString());
        MovingClock clock = new MovingClock(Instant.ofEpochSecond(1795383957));

        try (SshUplink uplink = new SshUplink(address, bench().account(), clock)) {
            uplink.put(Bench.letter(1));
            clock.pass(Duration.ofSeconds(44));
            uplink.put(Bench.letter(2));
            clock.pass(Duration.ofSeconds(1));
            uplink.put(Bench.letter(3));
            clock.pass(Duration.ofHours(-1));
            uplink.put(Bench.letter(4));
        }

        List<String> sessions = sessions();
        assertThat(sessions).hasSize(4);
        assertThat(sessions.stream().distinct()).hasSize(3);
    }

    @Test
    void sendsTheSignatureAndWhoseReportItIs() throws Exception {
        ServerAddress address = bound("signed", bench().receiver().toString());
        String id = "f".repeat(32);

        try (SshUplink uplink = bench().uplink(address)) {
            uplink.put(new Letter(id, Bench.REPORT, "sig\n".getBytes(StandardCharsets.UTF_8), "db1"));
        }

        assertThat(bench().inbox().resolve(id + ".sig")).hasContent("sig\n");
        assertThat(Files.readString(bench().inbox().resolve("sessions"))).endsWith(" sig=4 host=db1\n");
    }

    @Test
    void saysWhatTheReceiverAnswers() throws Exception {
        String ready = "echo 'MONTTY/1 READY host=web1 max=1000 now=1'; read -r put id rest; head -c 9 > /dev/null; ";

        assertThat(receipt("busy", "echo 'MONTTY/1 BUSY 7 busy'"))
                .isEqualTo(new Receipt.Later(
                        Duration.ofSeconds(7), "the server has no place for one more sender at the moment"));
        assertThat(receipt("dup", ready + "echo ACK $id duplicate")).isEqualTo(new Receipt.Taken(true));
        assertThat(receipt("quota", ready + "echo NAK $id retry 60 quota"))
                .isInstanceOfSatisfying(Receipt.Later.class, later -> {
                    assertThat(later.after()).isEqualTo(Duration.ofMinutes(1));
                    assertThat(later.why()).startsWith("as much of this host waits at the server");
                });
        assertThat(receipt("reused", ready + "echo NAK $id reject id-reused"))
                .isEqualTo(new Receipt.Refused("the server had a report of this id before, with another body"));
        assertThatThrownBy(() -> receipt("frame", ready + "echo NAK $id reject bad-frame"))
                .hasMessageContaining("look whether both run the same version");
    }

    @Test
    void sendsNoReportThatIsTooLargeForTheServer() throws Exception {
        ServerAddress address = bound("large", bench().receiver().toString());

        try (SshUplink uplink = bench().uplink(address)) {
            assertThat(uplink.put(new Letter("e".repeat(32), new byte[1001], new byte[0], null)))
                    .isEqualTo(new Receipt.Refused("the report has 1001 bytes, and the server takes 1000 at most"));
            assertThat(uplink.put(Bench.letter(9))).isEqualTo(new Receipt.Taken(false));
        }
    }

    @Test
    void tellsHowFarTheServersClockIsOff() throws Exception {
        ServerAddress address = bound("skew", "echo 'MONTTY/1 READY host=web1 max=1 now=1795383957'; cat > /dev/null");
        MovingClock clock = new MovingClock(Instant.ofEpochSecond(1795383957 + 121));

        assertThat(skew(address, clock)).contains(Duration.ofSeconds(-121));
        clock.pass(Duration.ofSeconds(-1));
        assertThat(skew(address, clock)).isEmpty();
    }

    private static Optional<Duration> skew(ServerAddress address, Clock clock) throws Exception {
        try (SshUplink uplink = new SshUplink(address, bench().account(), clock)) {
            uplink.put(Bench.letter(1));
            return uplink.skew();
        }
    }

    @Test
    void tellsWhatTheServerSaysWhereTheKeyIsNotBound() throws Exception {
        Path open = folder.resolve("open");
        LoopbackSshd.keygen(open);
        server().accept(folder.resolve("open.pub"));

        assertThatThrownBy(() -> put(bench().address(server().port(), open)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ends the session without a greeting, with exit code 127, and beside that: ")
                .hasMessageContaining("montty-receive: ")
                .hasMessageContaining("is the key bound to it in the server's authorized_keys?");
        assertThatThrownBy(() -> put(bound("motd", "echo Welcome; printf 'no\\033[31m\\nway\\n' >&2")))
                .hasMessageContaining(
                        "the server says 'Welcome', and beside that: no^[[31m; way, expected the greeting");
        assertThatThrownBy(() -> put(bound("binary", "printf '\\001\\002'")))
                .hasMessageContaining("expected the greeting of montty-receive")
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("\001");
    }

    @Test
    void connectsAnewAfterAnAnswerThatNeverCame() throws Exception {
        Path script = bench().script(
                        "once", """
                #!/bin/bash
                if [ ! -e FLAG ]; then
                  touch FLAG
                  echo 'MONTTY/1 READY host=web1 max=1000 now=1'
                  read -r line
                  exit 0
                fi
                exec RECEIVE
                """.replace("FLAG", folder.resolve("flag").toString())
                                .replace("RECEIVE", bench().receiver().toString()));

        try (SshUplink uplink = bench().uplink(bound("anew", script.toString()))) {
            assertThatThrownBy(() -> uplink.put(Bench.letter(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ended the session before it answered");
            assertThat(uplink.put(Bench.letter(1))).isEqualTo(new Receipt.Taken(false));
        }
    }

    @Test
    void refusesAnAnswerAboutAnotherReport() throws Exception {
        String other = "echo 'MONTTY/1 READY host=web1 max=1000 now=1'; read -r put; head -c 9 > /dev/null; "
                + "echo ACK " + "d".repeat(32) + " stored";

        assertThatThrownBy(() -> put(bound("other", other)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(
                        "expected an answer about " + Bench.letter(1).id());
    }

    private static Receipt receipt(String name, String command) throws Exception {
        return put(bound(name, command));
    }

    private static Receipt put(ServerAddress address) throws Exception {
        try (SshUplink uplink = bench().uplink(address)) {
            return uplink.put(Bench.letter(1));
        }
    }

    private static ServerAddress bound(String name, String command) throws Exception {
        Files.deleteIfExists(bench().inbox().resolve("sessions"));
        return bench().address(server().port(), bench().bound(server(), name, command));
    }

    private static List<String> sessions() throws IOException {
        return Files.readAllLines(bench().inbox().resolve("sessions"));
    }

    private static Bench bench() {
        if (laidOut == null) {
            throw new IllegalStateException("nothing was laid out");
        }
        return laidOut;
    }

    private static LoopbackSshd server() {
        if (started == null) {
            throw new IllegalStateException("the server was not started");
        }
        return started;
    }
}
