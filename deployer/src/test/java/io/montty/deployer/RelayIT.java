package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lets reports of two hosts travel over two relays to a server, each with a real sshd in front of it. */
@Timeout(300)
class RelayIT extends RelayFixture {

    @Test
    void filesWhatTheRelaysSayWhereNobodyAsksForSignatures() throws Exception {
        fleet.sshd().start();
        spool("web0", 1, Status.ALERT);
        spool("web1", 2, Status.OKAY);
        spool("site1", 3, Status.WARN);
        assertThat(fleet.send("web0").code()).isZero();
        assertThat(fleet.send("web1").code()).isZero();
        assertThat(fleet.send("site1")).as("the relay's own report").isEqualTo(new Ended(0, "", ""));
        assertThat(scp("web1", 4).code()).isZero();

        Ended filed = fleet.forward();
        assertThat(filed.code()).isZero();
        assertThat(filed.err().lines()).hasSize(3).allMatch(line -> line.endsWith(": reports for the first time"));

        assertThat(filedIds()).containsExactlyInAnyOrder(id(1), id(2), id(3), id(4));
        assertThat(shown())
                .contains("web0 (unverified, via site2)", "web1 (unverified, via site2)")
                .contains("site1 (unverified, via site2)");
        assertThat(left()).isEmpty();
        assertThat(fleet.montty("doctor", "--project", site("site1").toString()).out())
                .contains("OK       relay  ")
                .doesNotContain("manager");
        assertThat(fleet.montty("relay", "--status", "--project", site("site1").toString())
                        .out())
                .startsWith("no reports wait\nthe relay last ran at ");
    }

    @Test
    void filesOnlyWhatItsHostSignedWhereSignaturesAreAskedFor() throws Exception {
        fleet.sshd().start();
        allowSigners("web0", "web1", "site1");
        for (int number = 1; number <= 4; number++) {
            spool("web0", number, Status.OKAY);
            spool("web1", 10 + number, Status.WARN);
        }
        spool("site1", 20, Status.OKAY);
        for (String host : List.of("web0", "web1", "site1")) {
            assertThat(fleet.send(host).code()).isZero();
        }
        assertThat(scp("web1", 30).code()).isZero();
        tamper(site("site1").resolve("REPORTS/_input"));

        Ended managed = fleet.forward();

        assertThat(managed.code()).isEqualTo(1);
        assertThat(filedIds()).containsExactlyInAnyOrder(id(4), id(11), id(13), id(14), id(20));
        assertThat(shown())
                .contains("web0 (via site2)", "web1 (via site2)", "site1 (via site2)")
                .doesNotContain("unverified");
        assertThat(reasons()).hasSize(5);
        assertRejected(1, "web0", "its signature is not one of web0: ");
        assertRejected(2, "web0", "its signature is not one of web0: ");
        assertRejected(3, "web0", "it bears no signature, and the project's allowed_signers asks for one of web0");
        assertRejected(12, "web0", "its signature is not one of web0: ");
        assertRejected(30, "web1", "it bears no signature, and the project's allowed_signers asks for one of web1");
        assertThat(audit())
                .filteredOn(line -> !line.contains("\"what\":\"first_contact\""))
                .hasSize(5)
                .allMatch(line -> line.contains("\"what\":\"signature_refused\""));
    }

    /** Do to reports what somebody could who has the relay. */
    private static void tamper(Path inbox) throws IOException {
        Path changed = inbox.resolve("web0/" + id(1) + ".report");
        Files.writeString(changed, Files.readString(changed).replace("made up for", "forged for"));
        Files.writeString(
                inbox.resolve("web0/" + id(2) + ".sig"), Files.readString(inbox.resolve("web1/" + id(11) + ".sig")));
        Files.delete(inbox.resolve("web0/" + id(3) + ".sig"));
        for (String end : List.of(".sig", ".report")) {
            Files.move(inbox.resolve("web1/" + id(12) + end), inbox.resolve("web0/" + id(12) + end));
        }
    }

    @Test
    void keepsAllOfItWhileTheNextServerIsDown() throws Exception {
        spoolLarge("web0", 0, MOST);
        sendAll("web0");
        assertThat(fleet.relay("site1")).isEqualTo(new Ended(0, "", ""));
        Ended down = fleet.relay("site2");
        assertThat(down.code()).isEqualTo(1);
        assertThat(down.err()).contains("does not take reports now: ", "; the next run tries again");
        spoolLarge("web0", MOST, 2 * MOST);
        sendAll("web0");
        spoolLarge("web0", 2 * MOST, 2 * MOST + 5);
        Process sender = fleet.start(
                folder.resolve("said"),
                "send",
                "--now",
                "--project",
                site("web0").toString());
        assertThat(answer("web0", 2 * MOST)).isEqualTo("NAK " + id(2 * MOST) + " retry 60 quota");
        for (int number = 100; number < 105; number++) {
            spool("web1", number, Status.OKAY);
        }
        sendAll("web1");

        Ended full = fleet.relay("site1");

        assertThat(full.code()).isEqualTo(1);
        assertThat(full.err()).contains("as much of this host waits at the server as may wait there");
        assertThat(waiting("site2", "site1/web0")).hasSize(MOST);
        assertThat(waiting("site2", "site1/web1")).as("another host's").hasSize(5);
        assertThat(waiting("site1", "web0")).hasSize(MOST);
        assertThat(sender.isAlive()).as("it comes back later").isTrue();
        sender.destroyForcibly().waitFor();
        assertThat(fleet.spooled("web0")).hasSize(5);
        assertThat(fleet.montty("relay", "--status", "--project", site("site2").toString())
                        .out())
                .contains("web0 via site1: " + MOST + " reports wait, the oldest since ")
                .contains("web1 via site1: 5 reports wait, the oldest since ")
                .contains("does not take reports now: ");

        fleet.sshd().start();
        assertThat(fleet.relay("site2").code()).isZero();
        assertThat(fleet.manage().code()).isZero();
        assertThat(fleet.forward().code()).isZero();
        assertThat(fleet.send("web0").code()).isZero();
        assertThat(fleet.forward().code()).isZero();

        assertThat(left()).isEmpty();
        assertThat(byArrival("web0"))
                .isEqualTo(IntStream.range(0, 2 * MOST + 5)
                        .mapToObj(RelayFixture::id)
                        .toList());
        assertThat(byArrival("web1"))
                .isEqualTo(IntStream.range(100, 105).mapToObj(RelayFixture::id).toList());
    }

    @Test
    void leavesTheInboxToAManagerThatIsAtWork() throws Exception {
        Path said = folder.resolve("said");
        Process manager = fleet.start(
                said, "manage", "--watch", "--project", site("site1").toString());
        try {
            Ended ended = fleet.relay("site1");
            for (int attempt = 0; attempt < 20 && ended.code() != 3; attempt++) {
                ended = fleet.relay("site1");
            }
            assertThat(ended)
                    .isEqualTo(new Ended(
                            3,
                            "",
                            "montty: a manager or another relay is at work in " + site("site1")
                                    + "; nothing was forwarded\n"));
        } finally {
            manager.destroyForcibly().waitFor();
        }
    }

    private void assertRejected(int number, String host, String why) throws IOException {
        assertThat(reasons())
                .filteredOn(text -> text.contains(id(number)))
                .as("the reason of %s", number)
                .singleElement()
                .asString()
                .contains("name:     site2/" + host + "/" + id(number) + ".report\n", "\nwrong:    " + why);
    }
}
