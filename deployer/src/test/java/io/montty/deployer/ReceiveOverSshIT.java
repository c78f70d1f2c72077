package io.montty.deployer;

import static io.montty.deployer.ReceivingServer.ID;
import static io.montty.deployer.ReceivingServer.address;
import static io.montty.deployer.ReceivingServer.bytes;
import static io.montty.deployer.ReceivingServer.concat;
import static io.montty.deployer.ReceivingServer.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tries with OpenSSH's own clients what a key can do that is bound to the receiver. */
@Timeout(180)
class ReceiveOverSshIT {

    private static final String NAME = ID + "_WARN_1795383957.json";

    @TempDir
    private Path folder;

    private ReceivingServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ReceivingServer(folder.toRealPath());
        server.startSshd();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Ended ssh(byte[] sent, String... words) throws Exception {
        return server.run(server.client("ssh", "-p", words), sent);
    }

    @Test
    void filesAReportUnderTheHostOfItsKeyWhateverItSays() throws Exception {
        byte[] body = bytes("{\"montty\":1,\"host\":{\"name\":\"web2\"}}");

        Ended ended = ssh(concat(put(ID, body), bytes("BYE\n")), "-T", address());

        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .startsWith("MONTTY/1 READY host=web1 max=1048576 now=")
                .endsWith("ACK " + ID + " stored\n");
        assertThat(server.stored()).containsExactly("web1/" + ID + ".report");
        assertThat(Files.readAllBytes(server.inbox().resolve("web1/" + ID + ".report")))
                .isEqualTo(body);
    }

    @Test
    void refusesAHostThatSpeaksForAnother() throws Exception {
        String frame = new String(put(ID, bytes("{}")), StandardCharsets.ISO_8859_1);

        Ended ended = ssh(bytes(frame.replace("\n", " host=web2\n")), address());

        assertThat(ended.out()).endsWith("NAK " + ID + " reject wrong-host\n");
        assertThat(ssh(new byte[0], address(), "montty-receive --host web2").code())
                .isEqualTo(65);
        assertThat(server.stored()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "/bin/sh -i", "cat /etc/passwd", "scp -f /etc/passwd", "rsync --server --sender . /"})
    void runsNothingElse(String command) throws Exception {
        Ended ended = ssh(new byte[0], address(), command);

        assertThat(ended.code()).isEqualTo(65);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .contains("montty-receive: this key hands in the reports of web1 and can do nothing else");
    }

    @Test
    void givesNoTerminal() throws Exception {
        Ended ended = ssh(new byte[0], "-tt", address());

        assertThat(ended.err()).contains("PTY allocation request failed");
        assertThat(ended.out())
                .as("a program that was not asked for a terminal")
                .isEmpty();
    }

    @Test
    void givesNoFilesAndTakesNoneBySftp() throws Exception {
        Path own = Files.writeString(folder.resolve("own"), "x");
        Files.writeString(folder.resolve("batch"), "ls /\n");
        Path secret = Files.writeString(folder.resolve("secret"), "secret");

        assertThat(server.run(server.client("sftp", "-P", "-b", folder + "/batch", address()), new byte[0])
                        .code())
                .isNotZero();
        assertThat(server.run(server.client("scp", "-P", own.toString(), address() + ":"), new byte[0])
                        .code())
                .isNotZero();
        assertThat(server.run(server.client("scp", "-P", "-O", address() + ":" + secret, "got"), new byte[0])
                        .code())
                .isNotZero();
        assertThat(folder.resolve("got")).doesNotExist();
        assertThat(server.stored()).isEmpty();
    }

    @Test
    void forwardsNoPorts() throws Exception {
        Ended remote = ssh(new byte[0], "-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:9", address());
        assertThat(remote.code()).isEqualTo(255);
        assertThat(remote.err()).contains("remote port forwarding failed");

        int local = freePort();
        Process forward =
                server.start(server.client("ssh", "-p", "-N", "-L", local + ":127.0.0.1:" + server.port(), address()));
        try (Socket socket = connect(local)) {
            assertThat(socket.getInputStream().read())
                    .as("the first byte of sshd's greeting")
                    .isEqualTo(-1);
        } finally {
            forward.destroy();
        }
    }

    @Test
    void forwardsNoAgent() throws Exception {
        String socket = folder.resolve("agent").toString();
        Process agent = server.start(List.of("ssh-agent", "-D", "-a", socket));
        try {
            for (int attempt = 0; attempt < 200 && !Files.exists(Path.of(socket)); attempt++) {
                TimeUnit.MILLISECONDS.sleep(25);
            }
            List<String> ssh = new ArrayList<>(List.of("/usr/bin/env", "SSH_AUTH_SOCK=" + socket));
            ssh.addAll(server.client("ssh", "-p", "-A", address()));
            server.bind("command=\"echo agent=$SSH_AUTH_SOCK\"");
            assertThat(server.run(ssh, new byte[0]).out()).contains("agent=/");
            server.bind("restrict,command=\"echo agent=$SSH_AUTH_SOCK\"");
            assertThat(server.run(ssh, new byte[0]).out()).isEqualTo("agent=\n");
        } finally {
            agent.destroy();
        }
    }

    @Test
    void takesAReportFromOldScp() throws Exception {
        Path report = Files.write(
                folder.resolve(NAME), "{\"montty\":1}".repeat(20_000).getBytes(StandardCharsets.US_ASCII));
        Path other = Files.writeString(folder.resolve("notes.txt"), "x");

        Ended ended = server.run(
                server.client("scp", "-P", "-O", "-p", report.toString(), address() + ":montty/REPORTS/_input/"),
                new byte[0]);

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(server.stored()).containsExactly("web1/" + NAME);
        assertThat(server.inbox().resolve("web1/" + NAME)).hasSameBinaryContentAs(report);
        Ended refused = server.run(
                server.client("scp", "-P", "-O", "-r", other.toString(), folder + "/keys", address() + ":/etc"),
                new byte[0]);
        assertThat(refused.code()).isNotZero();
        assertThat(refused.err())
                .contains("the name is not that of a report", "this key hands in reports, not folders");
        assertThat(server.stored()).hasSize(1);
    }

    @Test
    void neverStoresHalfAFileOfAnOldScpThatIsCut() throws Exception {
        byte[] body = new byte[300_000];
        Arrays.fill(body, (byte) '{');
        byte[] whole = concat(concat(bytes("C0644 " + body.length + " " + NAME + "\n"), body), new byte[1]);
        Random random = new Random(30);
        for (int cut = 0; cut < 8; cut++) {
            Process scp = server.start(server.client("ssh", "-p", address(), "scp -t x"));
            scp.getOutputStream().write(whole, 0, random.nextInt(whole.length));
            scp.getOutputStream().flush();
            if (cut % 2 == 0) {
                scp.destroyForcibly();
            } else {
                scp.getOutputStream().close();
            }
            assertThat(scp.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(server.stored()).isEmpty();
        }

        assertThat(ssh(whole, address(), "scp -t x").code()).isZero();
        assertThat(server.inbox().resolve("web1/" + NAME)).hasBinaryContent(body);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Socket connect(int port) throws Exception {
        for (int attempt = 0; ; attempt++) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (IOException e) {
                if (attempt == 400) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(25);
            }
        }
    }
}
