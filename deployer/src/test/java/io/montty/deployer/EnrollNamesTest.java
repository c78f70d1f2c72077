package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lets a made-up host take a name that means something already. */
class EnrollNamesTest {

    private static final String OTHER_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIALKYStIwIdmiO5yKBfyEVRQaCH4a4H9dGmoX2dkJAVY";

    @TempDir
    private Path folder;

    private EnrollingServer server;

    @BeforeEach
    void deploy() throws IOException {
        server = EnrollingServer.below(folder);
    }

    @Test
    void leavesTheServersOwnNameToIt() throws IOException {
        call("Web1.Example.org");
        String why = "web1.example.org is what this server itself is called in its reports";

        assertRefusedUnlessReplaced(why);
    }

    @Test
    void leavesANameToTheHostBehindARelay() throws IOException {
        server.receive("site1/" + EnrollingServer.NAME, EnrollingServer.ID);

        assertRefusedUnlessReplaced("web1.example.org is a host behind the relay site1, whose reports come to "
                + server.project() + "/REPORTS/_input/site1/web1.example.org");
    }

    @Test
    void leavesANameToTheKeyThatSignsItsReports() throws IOException {
        Files.delete(inbox().resolve(EnrollingServer.ID + ".report"));
        Files.writeString(
                signers(), "# ours\n\"web1.example.org\" valid-after=\"20200101\" " + OTHER_KEY + " by hand\n");

        assertRefused(signers() + ": line 2 lets another key sign the reports of web1.example.org");

        assertThat(bind("--replace").code()).isZero();
        assertThat(signers())
                .hasContent("# ours\nweb1.example.org namespaces=\"montty-report\" " + EnrollingServer.KEY + "\n");
    }

    @Test
    void enrollsAgainWhatWasLetHaveItsNameBefore() throws IOException {
        call(EnrollingServer.NAME);
        server.receive(EnrollingServer.NAME + "/" + EnrollingServer.NAME, EnrollingServer.ID);
        server.receive("site1/" + EnrollingServer.NAME, EnrollingServer.ID);
        assertThat(bind("--replace").code()).isZero();

        assertThat(bind()).isEqualTo(bind());
        assertThat(bind().code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {EnrollingServer.NAME, "site1/" + EnrollingServer.NAME})
    void letsNoOtherKeySignWhileReportsWait(String inbox) throws IOException {
        Files.delete(inbox().resolve(EnrollingServer.ID + ".report"));
        assertThat(server.bind(EnrollingServer.NAME, OTHER_KEY).code()).isZero();
        String line = EnrollingServer.NAME + " namespaces=\"montty-report\" " + OTHER_KEY + "\n";
        Files.writeString(signers(), line);
        String bound = Files.readString(server.keys());
        for (char digit : "abc".toCharArray()) {
            server.receive(inbox, String.valueOf(digit).repeat(32));
        }
        String why = "3 reports of web1.example.org wait that are signed with the old key; let the manager file them"
                + " first: montty manage";

        assertThat(bind("--replace").code()).isEqualTo(2);
        assertThat(bind("--replace").err()).contains(why);
        assertThat(server.enroll("--replace").err()).contains(why);
        assertThat(server.host().steps).containsExactly("reach", "look");
        assertThat(server.keys()).hasContent(bound);
        assertThat(signers()).hasContent(line);

        Files.delete(signers());
        assertThat(bind("--replace").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "db7, ', as the host says; you typed db7'",
        "web1.other.org, ', as the host says; you typed web1.other.org'",
        "web1, ''",
        "WEB1.example.org, ''",
        "192.0.2.7, ''",
        "2001:db8::1, ''"
    })
    void showsANameThatIsNotTheOneThatWasTyped(String typed, String said) {
        assertThat(server.enrollAt("deploy@" + typed).out())
                .contains(" 3/10  its name … web1.example.org" + said + "\n");
    }

    @Test
    void doesNotWonderAtANameThatWasChosen() throws IOException {
        server.receive("web3", EnrollingServer.ID); // nothing to wait for

        assertThat(server.enrollAt("deploy@db7", "--name", "web3").out()).contains(" 3/10  its name … web3\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/" + EnrollingServer.NAME})
    void bindsARelayAsOneAndWaitsForItsOwnReport(String below) throws IOException {
        Files.delete(inbox().resolve(EnrollingServer.ID + ".report"));
        server.receive(EnrollingServer.NAME + below, EnrollingServer.ID);

        Ended ended = server.enroll("--relay");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out())
                .contains("let this key hand in the reports of web1.example.org and those it forwards … added to")
                .contains("it is here, and says WARN");
        assertThat(server.keys())
                .content()
                .contains(" --relay web1.example.org --project ")
                .doesNotContain("--host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"project", "authorized_keys"})
    void leavesFilesOfAnotherUserToIt(String foreign) throws IOException {
        Files.writeString(server.keys(), "# mine\n");
        Path file = folder.resolve(foreign);
        assumeThat(System.getProperty("user.name"))
                .as("SKIPPED: only root can give a file away")
                .isEqualTo("root");
        Files.setAttribute(file, "unix:uid", 65_534);
        String owner = Files.getOwner(file).getName();

        for (Ended ended : new Ended[] {server.enroll(), bind(), server.montty("unenroll", "web1")}) {
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.err())
                    .startsWith("montty: " + file + " is the user " + owner + "'s, and you are alice")
                    .contains("nothing was done", "sudo -u " + owner + " montty ");
        }
        assertThat(server.host().steps).isEmpty();
        assertThat(server.keys()).hasContent("# mine\n");
    }

    private void assertRefusedUnlessReplaced(String why) {
        assertRefused(why);
        assertThat(bind("--replace").code()).isZero();
        assertThat(server.keys()).content().contains("--host web1.example.org ");
    }

    private void assertRefused(String why) {
        Ended bound = bind();
        assertThat(bound.code()).isEqualTo(2);
        assertThat(bound.err()).contains(why).contains("--replace");
        Ended enrolled = server.enroll();
        assertThat(enrolled.code()).isEqualTo(1);
        assertThat(enrolled.err()).contains(why).contains("--replace");
        assertThat(server.host().steps).containsExactly("reach", "look");
        assertThat(server.keys()).doesNotExist();
    }

    private Ended bind(String... words) {
        return server.bind(EnrollingServer.NAME, EnrollingServer.KEY, words);
    }

    private void call(String name) throws IOException {
        Path config = server.project().resolve("montty.yaml");
        Files.writeString(config, "host: {name: " + name + "}\n");
    }

    private Path signers() {
        return server.project().resolve("allowed_signers");
    }

    private Path inbox() {
        return server.project().resolve("REPORTS/_input").resolve(EnrollingServer.NAME);
    }
}
