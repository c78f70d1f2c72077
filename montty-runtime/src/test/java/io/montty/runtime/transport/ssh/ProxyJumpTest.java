package io.montty.runtime.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.runtime.transport.LoopbackSshd;
import io.montty.runtime.transport.Receipt;
import io.montty.runtime.transport.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProxyJumpTest {

    @TempDir
    private Path folder;

    private final List<LoopbackSshd> sshds = new ArrayList<>();

    private @Nullable Bench laidOut;

    @BeforeEach
    void startServers() throws Exception {
        Bench.requireSshd();
        laidOut = new Bench(folder);
        for (String name : List.of("server", "gate", "inner")) {
            sshds.add(LoopbackSshd.start(folder.resolve(name)));
        }
        Path key = bench().bound(server(), "key", bench().receiver().toString());
        gate().accept(Path.of(key + ".pub"));
        inner().accept(Path.of(key + ".pub"));
    }

    @AfterEach
    void stopServers() {
        sshds.forEach(LoopbackSshd::close);
    }

    @Test
    void handsInOverOneJumpHostThatAnAliasNames() throws Exception {
        config("gate", bench());
        for (LoopbackSshd sshd : sshds) {
            bench().known(sshd.port(), sshd.hostKey());
        }

        assertThat(put()).isEqualTo(new Receipt.Taken(false));
        assertThat(bench().inbox().resolve(Bench.letter(1).id() + ".report")).hasBinaryContent(Bench.REPORT);
        assertThat(log("gate")).contains("Accepted publickey");
        assertThat(log("inner")).doesNotContain("Accepted publickey");
    }

    @Test
    void handsInOverTwoJumpHosts() throws Exception {
        config("gate," + Bench.USER + "@127.0.0.1:" + inner().port(), bench());
        for (LoopbackSshd sshd : sshds) {
            bench().known(sshd.port(), sshd.hostKey());
        }

        assertThat(put()).isEqualTo(new Receipt.Taken(false));
        assertThat(log("gate")).contains("Accepted publickey");
        assertThat(log("inner")).contains("Accepted publickey");
    }

    @Test
    void refusesAJumpHostThatItDoesNotKnow() throws Exception {
        config("gate", bench());
        bench().known(server().port(), server().hostKey());

        assertThatThrownBy(this::put)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("at the jump host " + Bench.USER + "@127.0.0.1:" + gate().port()
                        + ": the host key of 127.0.0.1 is not in " + bench().knownHosts());
        assertThat(log("gate")).doesNotContain("Accepted publickey");
    }

    @Test
    void refusesAServerThatTheJumpHostPutsInItsPlace() throws Exception {
        config("gate", bench());
        bench().known(gate().port(), gate().hostKey());
        bench().known(server().port(), inner().hostKey());

        assertThatThrownBy(this::put)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the host key of 127.0.0.1 is not the one in");
        assertThat(bench().inbox()).isEmptyDirectory();
    }

    @Test
    void saysThatTheJumpHostDoesNotReachTheServer() throws Exception {
        config("gate", bench());
        bench().known(gate().port(), gate().hostKey());
        bench().known(server().port(), server().hostKey());
        server().close();

        assertThatThrownBy(this::put)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("127.0.0.1:" + server().port() + ": ");
    }

    @Test
    void holdsTheDeadlineOverASilentServerBehindAJumpHost() throws Exception {
        config("gate", bench());
        bench().known(gate().port(), gate().hostKey());
        Duration patience = Duration.ofSeconds(3);
        try (StoppingProxy silent = new StoppingProxy(server().port(), 100)) {
            bench().known(silent.port(), server().hostKey());
            ServerAddress address = new ServerAddress(
                    Bench.USER, "mon", silent.port(), "", folder.resolve("key"), null, bench().knownHosts());
            try (SshUplink uplink = new SshUplink(
                    address,
                    bench().account(),
                    Clock.systemUTC(),
                    new Patience(patience, patience, patience, patience))) {
                assertThatThrownBy(() -> uplink.put(Bench.letter(1)))
                        .isInstanceOf(IOException.class)
                        .hasMessage("the server did not finish connecting and logging in within 3 s");
            }
        }
    }

    private void config(String jumps, Bench bench) throws IOException {
        bench.clientConfig(
                "Host mon",
                "  HostName 127.0.0.1",
                "  Port " + server().port(),
                "  ProxyJump " + jumps,
                "Host gate",
                "  HostName 127.0.0.1",
                "  Port " + gate().port());
    }

    private Receipt put() throws Exception {
        ServerAddress address = new ServerAddress("", "mon", 0, "", folder.resolve("key"), null, bench().knownHosts());
        try (SshUplink uplink = bench().uplink(address)) {
            return uplink.put(Bench.letter(1));
        }
    }

    private String log(String name) throws IOException {
        return Files.readString(folder.resolve(name).resolve("sshd.log"));
    }

    private LoopbackSshd server() {
        return sshds.get(0);
    }

    private LoopbackSshd gate() {
        return sshds.get(1);
    }

    private LoopbackSshd inner() {
        return sshds.get(2);
    }

    private Bench bench() {
        if (laidOut == null) {
            throw new IllegalStateException("nothing was laid out");
        }
        return laidOut;
    }
}
