package io.montty.runtime.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.runtime.transport.LoopbackSshd;
import io.montty.runtime.transport.Receipt;
import io.montty.runtime.transport.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HostKeyTest {

    @TempDir
    private Path folder;

    private @Nullable LoopbackSshd started;

    private @Nullable Bench laidOut;

    @BeforeEach
    void layOut() throws IOException {
        Bench.requireSshd();
        laidOut = new Bench(folder);
    }

    @AfterEach
    void stopServer() {
        if (started != null) {
            started.close();
        }
    }

    @Test
    void refusesAServerWhoseKeyChanged() throws Exception {
        start("ed25519");
        Path other = folder.resolve("other");
        LoopbackSshd.keygen(other);
        bench().known(server().port(), folder.resolve("other.pub"));

        assertThatThrownBy(this::put)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the host key of 127.0.0.1 is not the one in " + bench().knownHosts())
                .hasMessageContaining("somebody stands in between")
                .hasMessageContaining("ssh-keyscan -p " + server().port() + " 127.0.0.1");
        assertThatNothingArrived();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecdsa", "rsa"})
    void refusesAServerThatSwitchesToAKeyOfATypeThatIsNotKnown(String type) throws Exception {
        start(type);
        Path known = folder.resolve("known");
        LoopbackSshd.keygen(known);
        bench().known(server().port(), folder.resolve("known.pub"));

        assertThatThrownBy(this::put)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("are of other types (")
                .hasMessageContaining(bench().knownHosts() + " (ssh-ed25519)")
                .hasMessageContaining(
                        "somebody stands in between; compare and add one, e.g. with ssh-keyscan -p " + server().port());
        assertThatNothingArrived();
    }

    @Test
    void refusesAServerThatNobodyMadeKnown() throws Exception {
        start("ed25519");

        assertThatThrownBy(this::put)
                .isInstanceOf(IOException.class)
                .hasMessage("the host key of 127.0.0.1 is not in " + bench().knownHosts()
                        + "; compare and add it, e.g. with ssh-keyscan -p " + server().port() + " 127.0.0.1");
        Files.writeString(
                bench().knownHosts(),
                "@revoked [127.0.0.1]:" + server().port() + " " + Files.readString(server().hostKey()));
        assertThatThrownBy(this::put).hasMessageContaining("is not in " + bench().knownHosts());
        assertThatNothingArrived();
        assertThat(Files.readString(bench().knownHosts()))
                .startsWith("@revoked")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void knowsAServerByAKeyOfEachType(String type) throws Exception {
        start(type);
        bench().known(server().port(), server().hostKey());

        assertThat(put()).isEqualTo(new Receipt.Taken(false));
    }

    @Test
    void knowsAServerByAHashedName() throws Exception {
        start("ed25519");
        bench().known(server().port(), server().hostKey());
        Bench.run(null, "ssh-keygen", "-H", "-f", bench().knownHosts().toString());
        assertThat(bench().knownHosts()).content().startsWith("|1|");

        assertThat(put()).isEqualTo(new Receipt.Taken(false));
    }

    @Test
    void knowsAServerByTheAuthorityThatCertifiedItsKey() throws Exception {
        Path authority = folder.resolve("ca");
        LoopbackSshd.keygen(authority);
        Path keys = folder.resolve("sshd");
        start("ed25519", "HostCertificate " + keys.resolve("host-cert.pub"));
        Files.writeString(
                bench().knownHosts(),
                "@cert-authority [127.0.0.1]:" + server().port() + " " + Files.readString(folder.resolve("ca.pub")));

        assertThatThrownBy(this::put).hasMessageContaining("are of other types (");

        certify(authority, keys.resolve("host.pub"), "elsewhere");
        assertThatThrownBy(this::put).isInstanceOf(IOException.class);
        assertThatNothingArrived();

        certify(authority, keys.resolve("host.pub"), "127.0.0.1");
        assertThat(put()).isEqualTo(new Receipt.Taken(false));
    }

    @Test
    void speaksWithAServerThatOffersNoOtherMacThanEncryptThenMac() throws Exception {
        start("ed25519", "MACs hmac-sha2-256-etm@openssh.com", "Ciphers aes256-gcm@openssh.com");
        bench().known(server().port(), server().hostKey());

        assertThat(put()).isEqualTo(new Receipt.Taken(false));
    }

    @Test
    void doesNotSpeakTheCipherThatDroppedPacketsGoUnnoticedWith() throws Exception {
        start("ed25519", "Ciphers chacha20-poly1305@openssh.com");
        bench().known(server().port(), server().hostKey());

        assertThatThrownBy(this::put)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("chacha20-poly1305@openssh.com");
    }

    private static void certify(Path authority, Path key, String name) throws Exception {
        Bench.run(null, "ssh-keygen", "-q", "-s", authority.toString(), "-I", "id", "-h", "-n", name, key.toString());
    }

    private void assertThatNothingArrived() {
        assertThat(bench().inbox()).isEmptyDirectory();
    }

    private void start(String type, String... options) throws Exception {
        started = LoopbackSshd.start(folder.resolve("sshd"), type, "internal-sftp", options);
    }

    private Receipt put() throws Exception {
        Path key = folder.resolve("key");
        if (!Files.exists(key)) {
            bench().bound(server(), "key", bench().receiver().toString());
        }
        ServerAddress address = bench().address(server().port(), key);
        try (SshUplink uplink = bench().uplink(address)) {
            return uplink.put(Bench.letter(1));
        }
    }

    private Bench bench() {
        if (laidOut == null) {
            throw new IllegalStateException("nothing was laid out");
        }
        return laidOut;
    }

    private LoopbackSshd server() {
        if (started == null) {
            throw new IllegalStateException("the server was not started");
        }
        return started;
    }
}
