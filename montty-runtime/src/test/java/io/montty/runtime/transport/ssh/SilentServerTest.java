package io.montty.runtime.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.runtime.transport.Letter;
import io.montty.runtime.transport.LoopbackSshd;
import io.montty.runtime.transport.Receipt;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that goes silent, wherever it does, holds nobody beyond the deadline. */
@Timeout(120)
class SilentServerTest {

    private static final Duration SHORT = Duration.ofMillis(700);
    private static final Duration LONG = Duration.ofSeconds(30);

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
    void endsByTheDeadlineWhereverTheServerStops() throws Exception {
        Path key = bench().bound(server(), "cut", bench().receiver().toString());
        long all = bytesOfAWholeSession(key);
        List<Long> stops = new ArrayList<>(List.of(0L, 5L, 40L, all - 1, all - 10, all - 60));
        for (int part = 1; part < 12; part++) {
            stops.add(all * part / 12);
        }

        for (long stop : stops) {
            try (StoppingProxy proxy = new StoppingProxy(server().port(), stop)) {
                bench().known(proxy.port(), server().hostKey());
                try (SshUplink uplink = uplink(proxy.port(), key, SHORT, SHORT, SHORT)) {
                    assertThatThrownBy(() -> uplink.put(Bench.letter(1)))
                            .as("after %d of %d bytes", stop, all)
                            .isInstanceOf(IOException.class)
                            .hasMessageEndingWith(" within 700 ms");
                }
            }
        }
    }

    @Test
    void saysThatItDidNotComeToConnect() throws Exception {
        try (StoppingProxy proxy = new StoppingProxy(server().port(), 0);
                SshUplink uplink = uplink(proxy.port(), server().clientKey(), SHORT, LONG, LONG)) {
            bench().known(proxy.port(), server().hostKey());

            assertThatThrownBy(() -> uplink.put(Bench.letter(1)))
                    .hasMessage("the server did not finish connecting and logging in within 700 ms");
        }
    }

    @Test
    void saysThatTheReceiverDidNotGreet() throws Exception {
        Path key = bench().bound(server(), "mute", "exec sleep 100");

        try (SshUplink uplink = uplink(server().port(), key, LONG, SHORT, LONG)) {
            assertThatThrownBy(() -> uplink.put(Bench.letter(1)))
                    .hasMessage("the server let us in, but montty-receive did not greet within 700 ms");
        }
    }

    @Test
    void saysThatTheReportWasNotAnswered() throws Exception {
        String ready = "echo 'MONTTY/1 READY host=web1 max=9000000 now=1'; ";
        Path deaf = bench().bound(server(), "deaf", ready + "exec sleep 100");
        Path halting = bench().bound(server(), "halting", ready + "read -r put id rest; printf 'ACK '; exec sleep 100");

        for (Path key : List.of(deaf, halting)) {
            try (SshUplink uplink = uplink(server().port(), key, LONG, LONG, SHORT)) {
                assertThatThrownBy(() -> uplink.put(large()))
                        .hasMessage("the server did not take and answer the report within 700 ms");
                assertThatThrownBy(() -> uplink.put(Bench.letter(1)))
                        .as("and again, over a new session")
                        .hasMessage("the server did not take and answer the report within 700 ms");
            }
        }
    }

    @Test
    void waitsNoLongerForAnAgentThatNeverAnswers() throws Exception {
        Path key = folder.resolve("encrypted");
        LoopbackSshd.keygen(key, "ed25519", "correct horse");
        Path socket = folder.resolve("mute-agent");
        try (ServerSocketChannel agent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            agent.bind(UnixDomainSocketAddress.of(socket));
            Account account = new Account(Bench.USER, bench().home(), socket);
            Patience patience = new Patience(SHORT, LONG, LONG, LONG);

            try (ReportSigner signer = new ReportSigner(bench().address(server().port(), key), account, patience)) {
                assertThatThrownBy(() -> signer.sign(Bench.REPORT))
                        .isInstanceOf(IOException.class)
                        .hasMessage("the agent did not sign within 700 ms");
                assertThatThrownBy(() -> signer.sign(Bench.REPORT)).hasMessageEndingWith(" within 700 ms");
            }
        }
    }

    @Test
    void doesNotLetAFloodOfWordsBesideTheProtocolStopTheReport() throws Exception {
        Path key = bench().bound(server(), "flood", "head -c 3000000 /dev/zero >&2; exec " + bench().receiver());

        try (SshUplink uplink = uplink(server().port(), key, LONG, LONG, LONG)) {
            assertThat(uplink.put(Bench.letter(1))).isEqualTo(new Receipt.Taken(false));
        }
    }

    /** More than the windows of the channel and the pipe take, so that writing it has to wait, too. */
    private static Letter large() {
        return new Letter("a".repeat(32), new byte[8_000_000], new byte[0], null);
    }

    private static long bytesOfAWholeSession(Path key) throws Exception {
        try (StoppingProxy proxy = new StoppingProxy(server().port(), Long.MAX_VALUE);
                SshUplink uplink = uplink(proxy.port(), key, LONG, LONG, LONG)) {
            bench().known(proxy.port(), server().hostKey());
            assertThat(uplink.put(Bench.letter(1))).isEqualTo(new Receipt.Taken(false));
            return proxy.forwarded();
        }
    }

    private static SshUplink uplink(int port, Path key, Duration connect, Duration greeting, Duration report) {
        Patience patience = new Patience(connect, greeting, report, LONG);
        return new SshUplink(bench().address(port, key), bench().account(), Clock.systemUTC(), patience);
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
