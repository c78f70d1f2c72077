package io.montty.runtime.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScpSinkTest {

    private static final String NAME = Server.ID + "_WARN_1795383957.json";
    private static final String OK = "\0";

    @TempDir
    private Path folder;

    private Server server;

    @BeforeEach
    void layOut() throws IOException {
        server = new Server(folder);
    }

    private static String file(String name, String body) {
        return "C0644 " + body.length() + " " + name + "\n" + body + "\0";
    }

    private Server.Ended scp(String sent) {
        return server.scp(Server.bytes(sent));
    }

    @Test
    void storesAReportUnderItsNameInTheFolderOfItsHost() throws Exception {
        Server.Ended ended = scp("T1795383957 0 1795383957 0\n" + file(NAME, "{}"));

        assertThat(ended).isEqualTo(new Server.Ended(0, OK.repeat(4), ""));
        assertThat(server.inbox().resolve(NAME)).hasContent("{}");
        assertThat(server.stored()).containsExactly("web1/" + NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scp -t x",
                "scp -v -t x",
                "scp -p -t -- x",
                "scp -d -t -q x",
                "scp -qprt x",
                "scp -t -- -f",
                "scp -t /a b/c; id",
                "scp -r -t ../../etc"
            })
    void servesEveryWayThatClientsAskForASink(String command) {
        assertThat(server.run(command, Server.bytes(file(NAME, "{}")), "--host", "web1"))
                .isEqualTo(new Server.Ended(0, OK.repeat(3), ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scp",
                "scp -f x",
                "scp -t -f x",
                "scp -tf x",
                "scp x -t",
                "scp -- -t",
                "scp -S id -t x",
                "scp  -t x",
                "scpx -t x",
                "/usr/bin/scp -t x"
            })
    void servesNothingElseThatScpCanDo(String command) throws Exception {
        Server.Ended ended = server.run(command, Server.bytes(file(NAME, "{}")), "--host", "web1");

        assertThat(ended.code()).isEqualTo(65);
        assertThat(ended.out()).isEmpty();
        assertThat(server.stored()).isEmpty();
    }

    @Test
    void takesAReportOnceThatIsCopiedTwiceAndNoOtherOfItsName() throws Exception {
        assertThat(scp(file(NAME, "{}") + file(NAME, "{}")).out()).isEqualTo(OK.repeat(5));

        Server.Ended ended = scp(file(NAME, "[]"));

        assertThat(ended.code()).isEqualTo(65);
        assertThat(ended.out())
                .endsWith("\u0001montty-receive: a report of this id was here before, with another body\n");
        assertThat(server.stored()).containsExactly("web1/" + Server.ID + ".refused", "web1/" + NAME);
        assertThat(server.inbox().resolve(NAME)).hasContent("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../" + NAME, "x", ".bashrc", NAME + ".part", "a/" + NAME, "\u00e4.json", ""})
    void refusesOtherNamesAndGoesOn(String name) throws Exception {
        Server.Ended ended = scp("C0644 2 " + name + "\n" + file(NAME, "{}"));

        assertThat(ended.code()).isEqualTo(65);
        assertThat(ended.out())
                .isEqualTo("\0\u0001montty-receive: the name is not that of a report, expected ID_STATUS_EXPIRY.json or"
                        + " .mty\n\0\0");
        assertThat(server.stored()).containsExactly("web1/" + NAME);
    }

    @Test
    void refusesFoldersAndWhatIsTooBig() throws Exception {
        assertThat(scp("D0755 0 reports\nE\n").out()).contains("\u0001montty-receive: this key hands in reports");
        assertThat(scp("C0644 2147483648 " + NAME + "\n").out()).contains("\u0001montty-receive: the report is larger");
        assertThat(scp("C0644 99999999999999999999 " + NAME + "\n").code()).isEqualTo(75);
        assertThat(server.stored()).isEmpty();
    }

    @Test
    void storesNothingOfAFileThatIsCutAnywhere() throws Exception {
        String whole = "T1 0 1 0\n" + file(NAME, "{\"montty\":1}");
        for (int length = 0; length < whole.length(); length++) {
            scp(whole.substring(0, length));
            assertThat(server.stored()).isEmpty();
        }
        scp(whole);
        assertThat(server.stored()).hasSize(1);
    }

    @Test
    void storesNothingOfAFileThatTheClientCouldNotReadToItsEnd() throws Exception {
        Server.Ended ended = scp("C0644 2 " + NAME + "\n\0\0\u0001scp: read error\n");

        assertThat(ended.code()).isEqualTo(65);
        assertThat(ended.out()).contains("\u0001montty-receive: the file could not be read to its end");
        assertThat(server.stored()).isEmpty();
    }

    @Test
    void saysThatTooMuchWaits() throws Exception {
        Files.createDirectories(server.inbox());
        for (int number = 0; number < 200; number++) {
            Files.writeString(server.inbox().resolve(Server.id(number) + ".report"), "");
        }

        Server.Ended ended = scp(file(NAME, "{}"));

        assertThat(ended.code()).isEqualTo(75);
        assertThat(ended.out())
                .contains("\u0001montty-receive: as much of this host waits as may wait; try again later");
    }

    @Test
    void endsWithAClientThatSpeaksSomethingElse() {
        assertThat(scp("SSH-2.0-x\n").code()).isEqualTo(65);
        assertThat(scp("C" + "x".repeat(100_000)).code()).isEqualTo(75);
        assertThat(scp("\u0002scp: gone\n").code()).isEqualTo(65);
    }
}
