package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enrols a host that a test makes up: what it would tell at each step, and what was asked of it. */
class EnrollCommandTest {

    @TempDir
    private Path folder;

    private EnrollingServer server;
    private FakeHost host;
    private Path keys;

    @BeforeEach
    void deploy() throws IOException {
        server = EnrollingServer.below(folder);
        host = server.host();
        keys = server.keys();
    }

    @Test
    void takesNameAndAddressesFromTheHost() throws IOException {
        Ended ended = enroll();

        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains(" 3/10  its name … web1.example.org\n")
                .contains(" 9/10  run the checks and wait for their report … it is here, and says WARN\n")
                .contains("10/10  let the checks run from now on … done\ndone in ");
        assertThat(host.scripts.get("point_to_server"))
                .contains("server_user=alice\n", "server_host=192.0.2.1\n", "server_port=22\n", EnrollingServer.KEY);
        assertThat(keys).content().contains("--host web1.example.org --project ");
        assertThat(host.steps)
                .containsExactly(
                        "reach",
                        "look",
                        "begin_copy",
                        "lay_out",
                        "make_key",
                        "point_to_server",
                        "first_check",
                        "schedule");
    }

    @Test
    void warnsOfAClockThatIsFarOff() {
        host.tells("look", "@now 1000\n@found all\n");

        assertThat(enroll().out()).contains("warning: its clock is ").contains(" s behind the clock of this server");
    }

    @Test
    void wantsToKnowItsAddressWhereAJumpHostHidesIt() {
        host.proxy = "proxyjump gate\n";

        Ended ended = enroll("--jump", "gate");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("there is a jump host in between", "--server [USER@]HOST[:PORT]");
        assertThat(host.steps).containsExactly("reach");

        assertThat(enroll("--jump", "gate", "--server", "montty@mon.example.org:2222")
                        .code())
                .isZero();
        assertThat(host.scripts.get("point_to_server"))
                .contains("server_user=montty\n", "server_host=mon.example.org\n", "server_port=2222\n");
    }

    @Test
    void doesNothingAfterAStepThatFails() {
        host.fails("lay_out", "no room left");

        Ended ended = enroll();

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).endsWith(" 5/10  lay out the project directory … failed\n");
        assertThat(ended.err()).startsWith("montty: no room left\n").contains("run the same again");
        assertThat(keys).doesNotExist();
        assertThat(host.steps).endsWith("lay_out");
    }

    @Test
    void saysWhatKeepsTheReportOnTheHost() {
        host.tells("first_check", EnrollingServer.report("f".repeat(32)) + "@note root@mon: no route to host\n");

        Ended ended = enroll();

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .contains("the checks ran, but their report did not get here")
                .contains("\n  the host says: root@mon: no route to host\n");
        assertThat(host.steps).endsWith("first_check");
    }

    @Test
    void printsNoControlCharactersOfTheHost() {
        host.tells("lay_out", "@found \u001b[31mred\n");

        assertThat(enroll().out()).contains("^[[31mred").doesNotContain("\u001b");
    }

    @Test
    void neverCountsAWordOfTheHostAsItsOwn() {
        host.tells("make_key", "@key ssh-ed25519 AAAA\" command=\"id\n");

        Ended ended = enroll();

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("the host gives no public key but");
        assertThat(keys).doesNotExist();
    }

    @Test
    void refusesATimeThatIsNone() {
        host.tells("look", "@now 99999999999999999999\n");

        Ended ended = enroll();

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).startsWith("montty: the host says that its time is '99999999999999999999', expected");
    }

    @Test
    void refusesAnAddressThatIsNone() {
        host.tells("reach", "@hostname web1\n@client $(id)\n");

        Ended ended = enroll();

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("'$(id)', which is no address; say it with --server [USER@]HOST[:PORT]");
    }

    @Test
    void refusesAHostThatDoesNotStopTalking() {
        host.tells("lay_out", "@warning once more\n".repeat(1001));

        Ended ended = enroll();

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("the host tells 1001 things in one step");
    }

    @Test
    void refusesAStatusThatIsNone() {
        host.tells("first_check", EnrollingServer.report(EnrollingServer.ID).replace("WARN", "W".repeat(3000)));

        assertThat(enroll().err()).contains("the checks of the host gave no report");
    }

    @Test
    void refusesWrongWordsBeforeItDoesAnything() {
        assertUsage("enroll", "USER@HOST is missing");
        assertUsage("enroll a@b c", "'c' is one word too many");
        assertUsage("enroll a@b --name Web_1", "--name is 'Web_1', expected");
        assertUsage("enroll a@b --dir ../x", "--dir is '../x', expected");
        assertUsage("enroll a@b --port 0", "--port is 0");
        assertUsage("enroll --print --bind x", "give one of them");
        assertUsage("enroll a@b --relay --systemd", "--relay needs cron");
        assertUsage("enroll --bind web1 rubbish", "KEY gives no public key but 'rubbish'");
        assertUsage("unenroll web1", "no key in " + keys + " is bound to 'web1'; none is bound to any host");
        assertThat(host.steps).isEmpty();
    }

    private void assertUsage(String words, String why) {
        Ended ended = server.montty(words.split(" ", -1));
        assertThat(ended.code()).as(words).isEqualTo(2);
        assertThat(ended.err()).startsWith("montty: ").contains(why);
    }

    private Ended enroll(String... words) {
        return server.enroll(words);
    }
}
