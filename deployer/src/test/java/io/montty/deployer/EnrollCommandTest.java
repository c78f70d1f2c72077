package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.Commands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enrols a host that a test makes up: what it would tell at each step, and what was asked of it. */
class EnrollCommandTest {

    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIALKYStIwIdmiO5yKBfyEVRQaCH4a4H9dGmoX2dkJAVX";
    private static final String ID = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    private final FakeHost host = new FakeHost();
    private DeployedFolder deployed;
    private Path keys;

    @BeforeEach
    void deploy() throws IOException {
        deployed = DeployedFolder.below(folder);
        deployed.deploy("project");
        Shell.program(deployed.home().resolve("bin/montty-receive"), "#!/bin/sh\n");
        Files.writeString(folder.resolve("host.pub"), KEY + "\n");
        keys = folder.resolve("authorized_keys");
        Path inbox = Files.createDirectories(folder.resolve("project/REPORTS/_input/web1.example.org"));
        Files.writeString(inbox.resolve(ID + ".report"), "{}");
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
                .contains("server_user=alice\n", "server_host=192.0.2.1\n", "server_port=22\n", KEY);
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
        host.tells("first_check", report("f".repeat(32)) + "@note root@mon: no route to host\n");

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
        Ended ended = montty(words.split(" ", -1));
        assertThat(ended.code()).as(words).isEqualTo(2);
        assertThat(ended.err()).startsWith("montty: ").contains(why);
    }

    private Ended enroll(String... words) {
        List<String> all = new ArrayList<>(List.of("enroll", "deploy@web1"));
        all.addAll(List.of(words));
        return montty(all.toArray(String[]::new));
    }

    private Ended montty(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--project", "project", "--authorized-keys", keys.toString()));
        if (words[0].equals("enroll")) {
            all.addAll(List.of("--host-key", "host.pub"));
        }
        return deployed.with(host).montty(all.toArray(String[]::new));
    }

    private static String report(String id) {
        return "@report {   \"id\" : \"" + id + "\",   \"status\" : \"WARN\", \n";
    }

    /** Answer as the steps on a host do. */
    private static final class FakeHost implements Commands {

        private final Map<String, CommandResult> answers = new HashMap<>();
        private final Map<String, String> scripts = new HashMap<>();
        private final List<String> steps = new ArrayList<>();
        private String proxy = "";

        FakeHost() {
            tells("reach", "@hostname WEB1.example.org\n@client 192.0.2.1\n@machine x86_64\n@found alice\n");
            tells("make_key", "@key " + KEY + " montty:web1\n@found made a key\n");
            tells("first_check", report(ID));
        }

        void tells(String step, String text) {
            answers.put(step, FakeCrontab.ended(0, text, ""));
        }

        void fails(String step, String why) {
            answers.put(step, FakeCrontab.ended(1, "@failed " + why + "\n", ""));
        }

        @Override
        public CommandResult run(Command command) {
            if (command.argv().contains("-G")) {
                return FakeCrontab.ended(0, proxy, "");
            }
            if (!command.argv().contains("ssh")) {
                return FakeCrontab.ended(0, "", "");
            }
            try {
                String script = Files.readString(Path.of(command.argv().get(4)));
                String step = script.strip().substring(script.strip().lastIndexOf('\n') + 1);
                steps.add(step);
                scripts.put(step, script);
                return answers.getOrDefault(step, FakeCrontab.ended(0, "", ""));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
