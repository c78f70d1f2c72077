package io.montty.runtime.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.montty.api.Status;
import io.montty.runtime.store.ReportName;
import io.montty.runtime.transport.LoopbackSshd;
import io.montty.runtime.transport.ServerAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SftpDeliveryTest {

    private static final ReportName NAME =
            new ReportName("210bcef1234e56a7ab89bc0123456789", Status.OKAY, 5, ReportName.Format.JSON);

    private static final byte[] REPORT = "{}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private static Path keys;

    private static @Nullable LoopbackSshd started;

    @TempDir
    private Path folder;

    private Path inbox = Path.of("/");

    @BeforeAll
    static void startServer() throws Exception {
        String why = "SKIPPED: there is no OpenSSH server here; install openssh-server";
        assertThat(LoopbackSshd.available() || System.getenv("CI") == null)
                .as(why)
                .isTrue();
        assumeTrue(LoopbackSshd.available(), why);
        started = LoopbackSshd.start(keys);
    }

    @AfterAll
    static void stopServer() {
        if (started != null) {
            started.close();
        }
    }

    @BeforeEach
    void layOut() throws IOException {
        inbox = Files.createDirectories(folder.resolve("REPORTS/_input"));
    }

    @Test
    void putsReportsIntoTheInboxOverOneSession() throws Exception {
        try (SftpDelivery delivery = delivery("good", server().hostKey())) {
            delivery.deliver(REPORT, NAME);
            delivery.deliver(REPORT, new ReportName(NAME.id(), Status.WARN, 6, NAME.format()));
        }

        try (var files = Files.list(inbox)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(NAME.toString(), NAME.id() + "_WARN_6.json");
        }
        assertThat(inbox.resolve(NAME.toString())).hasContent("{}");
    }

    @Test
    void refusesAServerWithAnotherKey() throws Exception {
        LoopbackSshd.keygen(keys.resolve("other"));

        assertThatThrownBy(() -> deliver(delivery("changed", keys.resolve("other.pub"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not the one in");
        assertThat(inbox).isEmptyDirectory();
    }

    @Test
    void refusesAServerThatItDoesNotKnow() throws Exception {
        Path none = Files.writeString(keys.resolve("none"), "");

        assertThatThrownBy(() -> deliver(delivery(server().clientKey(), none, folder)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not in " + none);
        assertThat(inbox).isEmptyDirectory();
    }

    @Test
    void refusesAKeyThatOthersCanRead() throws Exception {
        Path open = Files.copy(server().clientKey(), folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> deliver(delivery(open, known("known2"), folder)))
                .hasMessage("others can read the key " + open + "; close it with: chmod 600 " + open);
        assertThatThrownBy(() -> deliver(delivery(folder.resolve("no"), known("known3"), folder)))
                .hasMessageContaining("there is no key");
    }

    @Test
    void saysWhatIsMissingOnTheServer() throws Exception {
        LoopbackSshd.keygen(keys.resolve("stranger"));

        assertThatThrownBy(() -> deliver(delivery(keys.resolve("stranger"), known("known4"), folder)))
                .hasMessageContaining("the server does not accept the key");
        assertThatThrownBy(() -> deliver(delivery(server().clientKey(), known("known5"), folder.resolve("nowhere"))))
                .hasMessageContaining("lay it out with montty deploy");
    }

    @Test
    void saysWhatToDoWhereTheKeyIsBoundToTheReceiver() throws Exception {
        LoopbackSshd.keygen(keys.resolve("bound"));
        server().bind(keys.resolve("bound.pub"), "echo 'MONTTY/1 READY host=web1 max=1048576 now=0'");

        assertThatThrownBy(() -> deliver(delivery(keys.resolve("bound"), known("known6"), folder)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("offers no SFTP")
                .hasMessageContaining("take 'dir' away from 'server' in montty.yaml");
    }

    @Test
    void givesUpOnAServerThatNeverAnswers() throws Exception {
        Path silent = Files.createDirectory(folder.resolve("silent"));
        try (LoopbackSshd sshd = LoopbackSshd.start(silent, "cat > /dev/null")) {
            ServerAddress address = new ServerAddress(
                    System.getProperty("user.name"),
                    "127.0.0.1",
                    sshd.port(),
                    folder.toString(),
                    sshd.clientKey(),
                    null,
                    sshd.knownHosts("known", sshd.hostKey()));

            assertThatThrownBy(() -> deliver(new SftpDelivery(address, account(), Duration.ofSeconds(2))))
                    .hasMessage("the server answers, but took no report within 2 s");
        }
    }

    private void deliver(SftpDelivery delivery) throws IOException {
        try (delivery) {
            delivery.deliver(REPORT, NAME);
        }
    }

    private SftpDelivery delivery(String name, Path hostKey) throws IOException {
        return delivery(server().clientKey(), server().knownHosts(name, hostKey), folder);
    }

    private static Path known(String name) throws IOException {
        return server().knownHosts(name, server().hostKey());
    }

    private SftpDelivery delivery(Path key, Path knownHosts, Path directory) {
        ServerAddress address = new ServerAddress(
                System.getProperty("user.name"),
                "127.0.0.1",
                server().port(),
                directory.toString(),
                key,
                null,
                knownHosts);
        return new SftpDelivery(address, account());
    }

    private Account account() {
        return new Account(System.getProperty("user.name"), folder, null);
    }

    private static LoopbackSshd server() {
        if (started == null) {
            throw new IllegalStateException("the server was not started");
        }
        return started;
    }
}
