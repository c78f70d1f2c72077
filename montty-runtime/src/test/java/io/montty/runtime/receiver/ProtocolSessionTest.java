package io.montty.runtime.receiver;

import static io.montty.runtime.receiver.Server.ID;
import static io.montty.runtime.receiver.Server.READY;
import static io.montty.runtime.receiver.Server.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolSessionTest {

    private static final String NOBODY = "0".repeat(32);

    @TempDir
    private Path folder;

    private Server server;

    @BeforeEach
    void layOut() throws IOException {
        server = new Server(folder);
    }

    @Test
    void storesAReportAndSaysSo() throws Exception {
        Server.Ended ended = server.session(put(ID, "{}"), "BYE\n");

        assertThat(ended).isEqualTo(new Server.Ended(0, READY + "ACK " + ID + " stored\n", ""));
        Path report = server.inbox().resolve(ID + ".report");
        assertThat(report).hasContent("{}");
        assertThat(Files.getPosixFilePermissions(report)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(server.inbox()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(server.stored()).containsExactly("web1/" + ID + ".report");
        assertThat(Server.files(server.layout.receiving())).noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void storesASignatureBesideItsReport() throws Exception {
        server.session(put(ID, "{}", "signature", null));

        assertThat(server.inbox().resolve(ID + ".sig")).hasContent("signature");
        assertThat(server.inbox().resolve(ID + ".report")).hasContent("{}");
    }

    @Test
    void putsNoSignatureOfAnEarlierTryBesideAReportWithoutOne() throws Exception {
        Files.createDirectory(server.inbox());
        Files.writeString(server.inbox().resolve(ID + ".sig"), "of another body");

        server.session(put(ID, "{}"));

        assertThat(server.stored()).containsExactly("web1/" + ID + ".report");
    }

    @Test
    void keepsTheOrderOfArrivalInTheTimesOfTheFiles() throws Exception {
        server.session(put(Server.id(3), "a") + put(Server.id(1), "b") + put(Server.id(2), "c"));

        List<String> inOrder;
        try (var files = Files.list(server.inbox())) {
            inOrder = files.sorted((one, other) -> {
                        try {
                            return Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other));
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
        assertThat(inOrder)
                .containsExactly(Server.id(3) + ".report", Server.id(1) + ".report", Server.id(2) + ".report");
        assertThat(Files.getLastModifiedTime(server.inbox().resolve(Server.id(3) + ".report"))
                        .toInstant())
                .isEqualTo(server.clock.instant());
    }

    @Test
    void answersPingAndEndsAtByeOrAtTheEndOfTheStream() {
        assertThat(server.session("PING\n", "PING\n", "BYE\n", "PING\n"))
                .isEqualTo(new Server.Ended(0, READY + "PONG\nPONG\n", ""));
        assertThat(server.session("")).isEqualTo(new Server.Ended(0, READY, ""));
    }

    @Test
    void asksOnceMoreForWhatArrivedChanged() throws Exception {
        Server.Ended ended = server.session(put(ID, "{}").replace("{}", "[]"), "PING\n");

        assertThat(ended.out()).isEqualTo(READY + "NAK " + ID + " retry 5 digest\nPONG\n");
        assertThat(server.stored()).isEmpty();
    }

    @Test
    void storesAReportOnceThatIsReplayedAThousandTimes() throws Exception {
        Server.Ended ended = server.session(put(ID, "{}").repeat(1000));

        assertThat(ended.out())
                .isEqualTo(READY + "ACK " + ID + " stored\n" + ("ACK " + ID + " duplicate\n").repeat(999));
        for (int session = 0; session < 10; session++) {
            assertThat(server.session(put(ID, "{}")).out()).endsWith(" duplicate\n");
        }
        assertThat(server.stored()).containsExactly("web1/" + ID + ".report");
    }

    @Test
    void refusesAnIdThatWaitsWithAnotherBodyAndLeavesWordOfItOnce() throws Exception {
        Server.Ended ended = server.session(put(ID, "{}"), put(ID, "[]"), put(ID, "[1]"), put(ID, "{}"));

        assertThat(ended.out())
                .isEqualTo(READY + "ACK " + ID + " stored\n" + ("NAK " + ID + " reject id-reused\n").repeat(2) + "ACK "
                        + ID + " duplicate\n");
        assertThat(server.inbox().resolve(ID + ".report")).hasContent("{}");
        assertThat(server.inbox().resolve(ID + ".refused"))
                .hasContent("id-reused " + Sha256.of(Server.bytes("[]")) + "\n");
    }

    @Test
    void knowsWhatTheManagerHasFiled() throws Exception {
        Files.createDirectories(server.layout.seen());
        Files.writeString(
                server.layout.seen().resolve(ID), new SeenEntry(Sha256.of(Server.bytes("{}")), "web1", "").line());

        assertThat(server.session(put(ID, "{}")).out()).isEqualTo(READY + "ACK " + ID + " duplicate\n");
        assertThat(server.session(put(ID, "[]")).out()).isEqualTo(READY + "NAK " + ID + " reject id-reused\n");
        assertThat(server.stored()).containsExactly("web1/" + ID + ".refused");
    }

    @Test
    void knowsWhatTheManagerHadFiledInTheLastTwoWeeks() throws Exception {
        Path day = Files.createDirectories(server.layout.past().resolve("2026-11-20"));
        String line = ID + " " + new SeenEntry(Sha256.of(Server.bytes("{}")), "web1", "").line();
        Files.writeString(day.resolve(ID.substring(0, 2)), "half a li\n" + line + "and h");

        assertThat(server.session(put(ID, "{}")).out()).isEqualTo(READY + "ACK " + ID + " duplicate\n");
        assertThat(server.session(put(ID, "[]")).out()).isEqualTo(READY + "NAK " + ID + " reject id-reused\n");
    }

    @Test
    void storesWhatALineThatWasCutShortDoesNotVouchFor() throws Exception {
        Files.createDirectories(server.layout.seen());
        Files.writeString(server.layout.seen().resolve(ID), Sha256.of(Server.bytes("{}")) + " we");

        assertThat(server.session(put(ID, "{}")).out()).isEqualTo(READY + "ACK " + ID + " stored\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {1_048_577, 2_147_483_648L, 999_999_999_999L})
    void endsTheSessionAtAReportThatIsTooBig(long length) throws Exception {
        Server.Ended ended = server.session("PUT " + ID + " " + length + " " + "a".repeat(64) + "\n", "PING\n");

        assertThat(ended).isEqualTo(new Server.Ended(65, READY + "NAK " + ID + " reject too-big\n", ""));
        assertThat(server.stored()).isEmpty();
    }

    @Test
    void takesAReportOfTheMostBytes() {
        assertThat(server.session(put(ID, "x".repeat(1_048_576))).out()).endsWith("ACK " + ID + " stored\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HELLO\n",
                "put " + ID + "\n",
                "PUT ../../../../../../../../etc/passwd 2 aa\n",
                "PING \n",
                "\n",
                "PUT\n",
                "no end",
                "\u0000\n",
                "\u00e4\n",
                "PING\r\n",
                "ping\n"
            })
    void endsTheSessionAtALineThatIsNoFrame(String line) {
        assertThat(server.session(line, "PING\n"))
                .isEqualTo(new Server.Ended(65, READY + "NAK " + NOBODY + " reject bad-frame\n", ""));
    }

    @Test
    void endsTheSessionAtALineThatDoesNotEnd() {
        assertThat(server.session("x".repeat(100_000)).code()).isEqualTo(65);
    }

    @Test
    void namesTheIdOfABadFrameThatHasOne() {
        assertThat(server.session("PUT " + ID + " two " + "a".repeat(64) + "\n").out())
                .isEqualTo(READY + "NAK " + ID + " reject bad-frame\n");
    }

    @Test
    void storesNothingOfAReportThatIsCutShort() throws Exception {
        String whole = put(ID, "{\"montty\":1}", "signature", null);
        for (int length = 0; length < whole.length(); length++) {
            assertThat(server.session(whole.substring(0, length)).out()).doesNotContain("ACK");
        }
        assertThat(server.stored()).isEmpty();
        assertThat(server.session(whole).out()).contains("ACK");
    }

    @Test
    void refusesAHostThatSpeaksForAHost() throws Exception {
        Server.Ended ended = server.session(put(ID, "{}", "", "web1"), put(ID, "{}", "", "web2"), "PING\n");

        assertThat(ended.out()).isEqualTo(READY + ("NAK " + ID + " reject wrong-host\n").repeat(2) + "PONG\n");
        assertThat(server.stored()).isEmpty();
    }

    @Test
    void storesWhatARelayBringsByRelayAndHost() throws Exception {
        Server.Ended ended = server.relay(put(ID, "{}", "signature", "web1"), put(Server.id(1), "[]", "", "web2"));

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains(" READY host=site1 ").contains("ACK " + ID + " stored\n");
        assertThat(server.stored())
                .containsExactly(
                        "site1/web1/" + ID + ".report",
                        "site1/web1/" + ID + ".sig",
                        "site1/web2/" + Server.id(1) + ".report");
    }

    @Test
    void storesARelaysOwnReportsAsThoseOfAHost() throws Exception {
        server.relay(put(ID, "{}", "signature", null), put(Server.id(1), "[]", "", "site1"));

        assertThat(server.stored())
                .containsExactlyInAnyOrder(
                        "site1/" + Server.id(1) + ".report", "site1/" + ID + ".report", "site1/" + ID + ".sig");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "-web1", ".hidden"})
    void refusesARelayThatNamesWhatIsNoHost(String host) throws Exception {
        Server.Ended ended = server.relay(put(ID, "{}", "", host));

        assertThat(ended.out()).endsWith("NAK " + ID + " reject wrong-host\n");
        assertThat(server.stored()).isEmpty();
    }
}
