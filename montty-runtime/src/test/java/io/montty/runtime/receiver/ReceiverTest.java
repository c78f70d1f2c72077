package io.montty.runtime.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ReceiverTest {

    @TempDir
    private Path folder;

    private Server server;

    @BeforeEach
    void layOut() throws IOException {
        server = new Server(folder);
    }

    private Server.Ended run(String... words) {
        return server.run("", new byte[0], words);
    }

    @Test
    void servesAHostOrARelayInTheFolderItIsCalledInOrInAnother() throws Exception {
        Files.createDirectories(folder.resolve("other/REPORTS/_input"));
        Files.writeString(folder.resolve("other/montty.yaml"), "");

        assertThat(run("--host", "web1").out()).startsWith("MONTTY/1 READY host=web1 ");
        assertThat(run("--relay", "site1").out()).startsWith("MONTTY/1 READY host=site1 ");
        assertThat(run("--project", "other", "--host", "web1").code()).isZero();
        assertThat(folder.resolve("other/REPORTS/_state/receiving/slot-0.lock")).exists();
        assertThat(server.run("montty-receive", new byte[0], "--host", "web1").out())
                .startsWith("MONTTY/1 READY");
    }

    @Test
    void tellsAllMistakesAtOnce() {
        Server.Ended ended = run("--relay", "Web1", "--host", "..", "--verbose", "--project", "none", "--host");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines())
                .containsExactly(
                        "montty-receive: there is no option '--verbose'",
                        "montty-receive: --host lacks its value",
                        "montty-receive: --host and --relay are given, expected one of them: a key belongs to a host or"
                                + " to a relay",
                        "montty-receive: --host is '..', expected 1 to 63 of the characters a-z, 0-9, dot and hyphen,"
                                + " neither first",
                        "montty-receive: --relay is 'Web1', expected 1 to 63 of the characters a-z, 0-9, dot and hyphen,"
                                + " neither first",
                        "montty-receive: " + folder + "/none holds no montty.yaml, so it is not a project directory;"
                                + " name one with --project DIR, or make it one with: montty deploy " + folder
                                + "/none",
                        "montty-receive: usage, in the server's authorized_keys: montty-receive (--host NAME | --relay"
                                + " NAME) [--project DIR]");
    }

    @Test
    void wantsToKnowWhoseReportsTheseAre() {
        assertThat(run().err()).startsWith("montty-receive: --host NAME or --relay NAME is missing");
        assertThat(run("--host", "a", "--host", "b").err()).startsWith("montty-receive: --host is given twice");
        assertThat(run("--host", "a", "--project", "\0").err()).startsWith("montty-receive: --project is no name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "bash",
                "/bin/sh -c id",
                "internal-sftp",
                "/usr/lib/openssh/sftp-server",
                "scp -f x",
                "rsync --server -e.LsfxC . x",
                "montty-receive --host web2",
                "montty-receive; id",
                " ",
                "git-receive-pack x"
            })
    void refusesEverythingElseAndSaysWhatTheKeyIsFor(String command) throws Exception {
        Server.Ended ended = server.run(command, new byte[0], "--host", "web1");

        assertThat(ended)
                .isEqualTo(new Server.Ended(
                        65,
                        "",
                        "montty-receive: this key hands in the reports of web1 and can do nothing else; use: montty send,"
                                + " or: scp -O REPORT USER@SERVER:\n"));
        assertThat(server.layout.receiving()).doesNotExist();
    }

    @Test
    void refusesScpToARelay() {
        Server.Ended ended = server.run("scp -t x", new byte[0], "--relay", "site1");

        assertThat(ended.code()).isEqualTo(65);
        assertThat(ended.err())
                .isEqualTo("montty-receive: this key hands in the reports of site1 and those it forwards, and can do"
                        + " nothing else; use: montty send, or: montty relay\n");
    }

    @Test
    void asksToComeBackWhereTheDiskTakesNothing() throws Exception {
        Files.createDirectories(server.layout.state());
        Files.writeString(server.layout.receiving(), "no folder");

        Server.Ended ended = run("--host", "web1");

        assertThat(ended.code()).isEqualTo(75);
        assertThat(ended.out()).isEqualTo("MONTTY/1 BUSY 30 disk\n");
        assertThat(ended.err())
                .isEqualTo("montty-receive: the server cannot take a report: REPORTS/_state/receiving: not a"
                        + " folder\n");
    }

    @Test
    void writesThroughNoLinkInTheInbox() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(server.inbox(), elsewhere);

        Server.Ended ended = server.session(Server.put(Server.ID, "{}"));

        assertThat(ended)
                .isEqualTo(new Server.Ended(
                        75,
                        "MONTTY/1 BUSY 30 disk\n",
                        "montty-receive: the server cannot take a report: REPORTS/_input/web1 is a symbolic link, which"
                                + " can be led elsewhere; put the folder itself in its place\n"));
        assertThat(elsewhere).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_input", "_input/web1", "_state", "_state/receiving", "_state/seen", "_state/past"})
    void believesNothingThatOthersMayHavePutThere(String name) throws Exception {
        server.session(Server.put(Server.ID, "{}"));
        Path open = Files.createDirectories(server.layout.reports().resolve(name));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        Server.Ended ended = server.session(Server.put(Server.ID, "{}"));

        assertThat(ended)
                .isEqualTo(new Server.Ended(
                        75,
                        "MONTTY/1 BUSY 30 disk\n",
                        "montty-receive: the server cannot take a report: REPORTS/" + name
                                + " can be written by others;" + " close it with: chmod go-w REPORTS/" + name + "\n"));
        assertThat(server.scp(new byte[0]).out()).startsWith("\u0002montty-receive: ");
    }

    @Test
    void believesNoFolderOfARelaysHostThatOthersMayWriteTo() throws Exception {
        String report = Server.put(Server.ID, "{}", "", "web1");
        server.relay(report);
        Path open = server.layout.input().resolve("site1/web1");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        Server.Ended ended = server.relay(report, Server.put(Server.ID, "{}", "", "web2"));

        assertThat(ended.out().lines().skip(1))
                .containsExactly("NAK " + Server.ID + " retry 30 disk", "ACK " + Server.ID + " stored");
        assertThat(ended.err()).contains("REPORTS/_input/site1/web1 can be written by others");
    }

    @Test
    void tellsAStrangerNothingOfWhereTheServersFoldersLie() throws Exception {
        server.session(Server.put(Server.id(0), "{}"));
        Path inTheWay = Files.createDirectory(server.layout.receiving().resolve("slot-0.part"));
        Files.createFile(inTheWay.resolve("x"));

        Server.Ended ended = server.session(Server.put(Server.ID, "{}"));

        assertThat(ended.out()).endsWith("NAK " + Server.ID + " retry 30 disk\n");
        assertThat(ended.err())
                .isEqualTo("montty-receive: the server cannot store the report:"
                        + " REPORTS/_state/receiving/slot-0.part: the folder is not empty\n");
    }

    @Test
    void haltsWhereTheSenderIsSilent() throws Exception {
        assertThat(haltOf(Duration.ZERO, Duration.ofHours(1), "")).isEqualTo(75);
    }

    @Test
    void haltsWhereTheSessionDoesNotEnd() throws Exception {
        assertThat(haltOf(Duration.ofHours(1), Duration.ofMillis(50), "PUT " + Server.ID))
                .isEqualTo(75);
    }

    private int haltOf(Duration firstByte, Duration session, String said) throws Exception {
        CompletableFuture<Integer> halted = new CompletableFuture<>();
        Thread thread;
        try (PipedOutputStream client = new PipedOutputStream()) {
            Receiver receiver = new Receiver(
                    new PipedInputStream(client),
                    OutputStream.nullOutputStream(),
                    new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                    server.clock,
                    halted::complete,
                    new RealDisk(),
                    sender -> new Limits(1, 1, 1, 1, 1, firstByte, session, 1, 1));
            client.write(Server.bytes(said));
            client.flush();
            thread = new Thread(() -> receiver.run(List.of("--host", "web1"), "", folder));
            thread.start();
            halted.get(50, TimeUnit.SECONDS);
        }
        thread.join();
        return halted.get();
    }
}
