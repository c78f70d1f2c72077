package io.montty.runtime.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.montty.runtime.transport.LoopbackSshd;
import io.montty.runtime.transport.Receipt;
import io.montty.runtime.transport.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ClientKeyTest {

    @TempDir
    private static Path sshd;

    private static @Nullable LoopbackSshd started;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startServer() throws Exception {
        Bench.requireSshd();
        started = LoopbackSshd.start(sshd);
    }

    @AfterAll
    static void stopServer() {
        if (started != null) {
            started.close();
        }
    }

    @BeforeEach
    void makeTheServerKnown() throws IOException {
        bench().known(server().port(), server().hostKey());
    }

    @ParameterizedTest
    @CsvSource({"ed25519,OPENSSH", "ecdsa,OPENSSH", "rsa,OPENSSH", "ecdsa,PEM", "rsa,PEM"})
    void opensASessionAndSignsWithAKeyOfEachKind(String type, String format) throws Exception {
        Path key = key(type, "", format);

        assertThatItServes(key, null, bench().account());
    }

    @ParameterizedTest
    @CsvSource({"ed25519,OPENSSH", "ecdsa,OPENSSH", "rsa,OPENSSH", "rsa,PEM"})
    void takesThePassphraseOfAnEncryptedKeyFromAFile(String type, String format) throws Exception {
        Path key = key(type, "correct horse", format);

        assertThatItServes(key, secret("pass", "correct horse\n"), bench().account());
    }

    @ParameterizedTest
    @CsvSource({"ed25519", "ecdsa", "rsa"})
    void leavesAnEncryptedKeyToTheAgentThatHasIt(String type) throws Exception {
        Path key = key(type, "correct horse", "OPENSSH");
        Path stranger = folder.resolve("stranger");
        LoopbackSshd.keygen(stranger);

        try (RealAgent agent = new RealAgent(folder)) {
            agent.add(stranger, "");
            agent.add(key, "correct horse");
            assertThatItServes(key, null, new Account(Bench.USER, bench().home(), agent.socket()));
            Files.delete(key); // the public key beside it is enough to know it by
            assertThatItServes(key, null, new Account(Bench.USER, bench().home(), agent.socket()));
        }
    }

    @Test
    void offersNoOtherKeyOfTheAgent() throws Exception {
        Path key = key("ed25519", "correct horse", "OPENSSH");
        Path other = folder.resolve("other");
        LoopbackSshd.keygen(other);
        server().bind(folder.resolve("other.pub"), bench().receiver().toString());

        try (RealAgent agent = new RealAgent(folder)) {
            agent.add(other, "");
            Account account = new Account(Bench.USER, bench().home(), agent.socket());
            assertThatThrownBy(() -> put(bench().address(server().port(), key), account))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the key " + key + " is encrypted, and the agent at " + agent.socket()
                            + " does not have it; name a file that holds its passphrase as server.passphrase_file, or"
                            + " add it with: ssh-add " + key);
        }
    }

    @Test
    void saysWhatAnEncryptedKeyNeeds() throws Exception {
        Path key = key("ed25519", "correct horse", "OPENSSH");

        assertThatThrownBy(() -> put(bench().address(server().port(), key), bench().account()))
                .hasMessageContaining("is encrypted, and there is no agent (SSH_AUTH_SOCK); name a file");
        assertThatThrownBy(() ->
                        put(bench().address(server().port(), key, secret("wrong", "battery\n")), bench().account()))
                .hasMessageContaining("the passphrase in " + folder.resolve("wrong") + " does not open the key " + key);
        assertThatThrownBy(() -> put(bench().address(server().port(), key, secret("empty", "")), bench().account()))
                .hasMessageContaining("is empty, expected the passphrase");
        Path open = Files.writeString(folder.resolve("open"), "correct horse");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> put(bench().address(server().port(), key, open), bench().account()))
                .hasMessage("others can read the passphrase file " + open + "; close it with: chmod 600 " + open);
        assertThatThrownBy(() -> put(bench().address(server().port(), key, folder.resolve("no")), bench().account()))
                .hasMessage("the passphrase file cannot be read: " + folder.resolve("no") + ": no such file or folder");
    }

    @ParameterizedTest
    @CsvSource({"rw-r-----,read", "rw----r--,read", "rw--w----,write", "rw-----w-,write"})
    void refusesAKeyThatOthersCanReadOrWrite(String mode, String what) throws Exception {
        Path key = key("ed25519", "", "OPENSSH");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> put(bench().address(server().port(), key), bench().account()))
                .isInstanceOf(IOException.class)
                .hasMessage("others can " + what + " the key " + key + "; close it with: chmod 600 " + key);
    }

    @Test
    void refusesAKeyOfAnotherUser() throws Exception {
        assumeTrue(Bench.USER.equals("root"), "SKIPPED: only root can give a file away");
        Path key = key("ed25519", "", "OPENSSH");
        Files.setAttribute(key, "unix:uid", 65_534);

        assertThatThrownBy(() -> put(bench().address(server().port(), key), bench().account()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the key " + key + " belongs to ")
                .hasMessageContaining("who is neither root nor the user who runs this");
    }

    @Test
    void saysWhatToDoAboutAFileThatHoldsNoKeyThatIsReadHere() throws Exception {
        String encoded = Base64.getMimeEncoder()
                .encodeToString(KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPrivate()
                        .getEncoded());
        Path pkcs8 = secret("pkcs8", "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n");

        assertThatThrownBy(() -> put(bench().address(server().port(), pkcs8), bench().account()))
                .hasMessage(
                        "the key " + pkcs8 + " is a PKCS#8 file of a kind that is not read here, expected the format"
                                + " of OpenSSH; make a new key with: ssh-keygen -t ed25519 -f FILE");
        assertThatThrownBy(() -> put(bench().address(server().port(), secret("junk", "hello")), bench().account()))
                .hasMessageContaining("holds no private key that is read here");
    }

    private void assertThatItServes(Path key, @Nullable Path passphrase, Account account) throws Exception {
        ServerAddress address = bench().address(server().port(), key, passphrase);
        assertThat(put(address, account)).isEqualTo(new Receipt.Taken(false));

        Path report = Files.write(folder.resolve("report"), Bench.REPORT);
        Path signature = folder.resolve("report.sig");
        try (ReportSigner signer = new ReportSigner(address, account)) {
            Files.write(signature, signer.sign(Bench.REPORT));
        }
        Path signers =
                Files.writeString(folder.resolve("allowed_signers"), "web1 " + Files.readString(Path.of(key + ".pub")));
        assertThat(Bench.run(
                        report,
                        "ssh-keygen",
                        "-Y",
                        "verify",
                        "-f",
                        signers.toString(),
                        "-I",
                        "web1",
                        "-n",
                        ReportSigner.NAMESPACE,
                        "-s",
                        signature.toString()))
                .startsWith("Good \"montty-report\" signature for web1");
    }

    private Path key(String type, String passphrase, String format) throws Exception {
        Path key = folder.resolve("key");
        String[] options = format.equals("OPENSSH") ? new String[0] : new String[] {"-m", format};
        LoopbackSshd.keygen(key, type, passphrase, options);
        server().bind(folder.resolve("key.pub"), bench().receiver().toString());
        return key;
    }

    private Path secret(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private Receipt put(ServerAddress address, Account account) throws Exception {
        try (SshUplink uplink = bench().uplink(address, account)) {
            return uplink.put(Bench.letter(1));
        }
    }

    private Bench bench() throws IOException {
        return new Bench(folder);
    }

    private static LoopbackSshd server() {
        if (started == null) {
            throw new IllegalStateException("the server was not started");
        }
        return started;
    }
}
