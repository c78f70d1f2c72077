package io.montty.deployer.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.montty.deployer.Ended;
import io.montty.deployer.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs steps of a host in a real shell, in a home of its own. */
class HostStepsTest {

    private static final String KEYS = MadeUpKeys.key(1) + "\n" + MadeUpKeys.key(2);

    @TempDir
    private Path home;

    private HostScript script;

    @BeforeEach
    void makeJava() throws Exception {
        script = new HostScript(Map.of("prefix", ".local/share/montty", "project", "montty", "scheduler", "cron"))
                .with("needed_room", "1")
                .with("runtime_arch", "");
        java("17.0.19");
        Shell.program(home.resolve("bin/crontab"), "#!/bin/sh\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "/bin/dash", "/bin/bash"})
    void isReadByEveryShell(String program) throws Exception {
        assumeThat(Path.of(program)).exists();
        Path file = Files.writeString(home.resolve("script"), printed("it's web"));

        assertThat(Shell.in(home).run(List.of(program, "-n", file.toString()))).isEqualTo(new Ended(0, "", ""));
    }

    @Test
    void looksAtAHostThatHasAllItNeeds() throws Exception {
        HostAnswer answer = run("look", 0);

        assertThat(answer.found()).startsWith("Java 17, cron, ").endsWith(" MB free");
        assertThat(Long.parseLong(answer.fact("now").orElseThrow())).isPositive();
        assertThat(answer.fact("key")).isEmpty();
    }

    @Test
    void refusesAHostWithoutRoom() throws Exception {
        script = script.with("needed_room", "999999999999");

        assertThat(failure("look"))
                .startsWith(home + " has ")
                .contains(" MB free, but MonTTY and its reports want 976562499 MB; make room");
    }

    @Test
    void refusesAnOldJava() throws Exception {
        java("11.0.2");

        assertThat(failure("look")).startsWith("MonTTY needs Java 17 or newer, but " + home + "/bin/java is Java 11;");
    }

    @Test
    void takesTheRuntimeThatComesAlongWhereItFits() throws Exception {
        java("1.8.0_292");
        String machine = Shell.in(home).run(List.of("uname", "-m")).out().strip();

        script = script.with("runtime_arch", machine);
        assertThat(run("look", 0).found()).startsWith("the Java that comes along, cron, ");

        script = script.with("runtime_arch", "pdp11");
        assertThat(failure("look")).contains("is Java 1;");
    }

    @Test
    void doesNotTakeTheFolderOfSomethingElse() throws Exception {
        Files.createDirectories(home.resolve(".local/share/montty/photos"));

        assertThat(failure("look")).contains("/.local/share/montty is there and is not a MonTTY; move it away");
    }

    @Test
    void letsCronForwardReportsOnARelay() throws Exception {
        Shell.program(home.resolve(".local/share/montty/bin/montty"), "#!/bin/sh\necho \"$@\" >>\"$HOME/called\"\n");

        assertThat(run("schedule", 0).found()).isEqualTo("cron runs the checks every 5 minutes");
        script = script.with("relay", "yes");
        assertThat(run("schedule", 0).found()).endsWith(" and forwards reports every minute");

        assertThat(Files.readAllLines(home.resolve("called")))
                .containsExactly(
                        "deploy " + home + "/montty --cron --install --no-manager",
                        "deploy " + home + "/montty --cron --install --relay");
    }

    @Test
    void makesAKeyOnceForItsOwnerAlone() throws Exception {
        script = script.with("name", "web1");

        HostAnswer first = run("make_key", 0);
        HostAnswer second = run("make_key", 0);

        assertThat(first.found()).startsWith("made a key SHA256:");
        assertThat(second.found()).isEqualTo(first.found().replace("made a", "kept the"));
        assertThat(second.fact("key")).isEqualTo(first.fact("key"));
        Path key = home.resolve("montty/ssh/id_ed25519");
        assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
        assertThat(Files.getPosixFilePermissions(key.getParent())).hasSize(3);
    }

    @Test
    void pinsTheServersKeysInPlaceOfOlderOnesAndLeavesOtherServers() throws Exception {
        Path known = Files.createDirectories(home.resolve("montty/ssh")).resolve("known_hosts");
        Files.writeString(
                known, "# mine\n[mon*]:2222 ssh-rsa star\n[mon]:2222 ssh-rsa old\nmon ssh-rsa other\\n no line end");
        script = script.with("server_keys", KEYS);
        String pin = "find_places; pin_server_key '[mon]:2222'";

        run(pin, 0);
        String once = Files.readString(known);
        run(pin, 0);

        assertThat(once)
                .isEqualTo("# mine\n[mon*]:2222 ssh-rsa star\nmon ssh-rsa other\\n no line end\n[mon]:2222 "
                        + MadeUpKeys.key(1) + "\n[mon]:2222 " + MadeUpKeys.key(2) + "\n");
        assertThat(known).hasContent(once);
    }

    @Test
    void putsACopyInItsPlaceOnlyWhenItIsWhole() throws Exception {
        Shell.program(home.resolve("sent/bin/montty"), "#!/bin/sh\necho MonTTY 9\n");
        DistributionContent sent = new DistributionContent(home.resolve("sent"), false);
        script = script.with("content", sent.listing());

        assertThat(run("begin_copy", 0).fact("wanted")).contains("yes");
        assertThat(failure("end_copy")).contains("is not whole; run this again");
        run("begin_copy", 0);
        copy();
        assertThat(run("end_copy", 0).found()).isEqualTo("MonTTY 9 is in " + home + "/.local/share/montty");
        assertThat(home.resolve(".montty-incoming")).doesNotExist();
        assertThat(run("begin_copy", 0).fact("wanted")).isEmpty();

        Files.writeString(home.resolve(".local/share/montty/bin/montty"), "changed");
        assertThat(run("begin_copy", 0).fact("wanted")).contains("yes");
        copy();
        assertThat(run("end_copy", 0).found()).startsWith("MonTTY 9 ");
    }

    @Test
    void writesFoldersIntoUnitsAsSystemdReadsThem() throws Exception {
        assertThat(run("say word \"$(unit_word '/srv/a b/50%/$x/\"q\"')\"", 0).fact("word"))
                .contains("\"/srv/a b/50%%/$$x/\\\"q\\\"\"");
    }

    @Test
    void printsNoCommentOfAKeyForAnotherShell() throws Exception {
        String key = MadeUpKeys.key(1).toString();
        Path montty = home.resolve("montty/bin/montty");
        Shell.program(montty, "#!/bin/sh\necho MonTTY 9\n");
        Shell.program(home.resolve("bin/montty"), "#!/bin/sh\nprintf '<%s>' \"$@\"\n");
        Path ssh = Files.createDirectories(home.resolve("montty/ssh"));
        Files.writeString(ssh.resolve("id_ed25519"), "");
        Files.writeString(ssh.resolve("id_ed25519.pub"), key + " me' x; touch '" + home + "/gone");
        Path file = Files.writeString(home.resolve("script"), printed("montty").replace("name=''", "name='web1'"));
        Shell shell = Shell.in(home).with(Map.of("HOME", home.toString(), "PATH", home + "/bin:/usr/bin:/bin"));

        Ended ran = shell.run(List.of("/bin/sh", file.toString()));

        assertThat(ran.code()).as(ran.err()).isZero();
        String line = ran.out()
                .lines()
                .filter(text -> text.startsWith("  montty enroll --bind "))
                .findFirst()
                .orElseThrow();
        assertThat(shell.run(List.of("/bin/sh", "-c", line)).out())
                .isEqualTo("<enroll><--bind><web1><" + key + "><--project></srv/montty>");
        assertThat(home.resolve("gone")).doesNotExist();

        Files.writeString(ssh.resolve("id_ed25519.pub"), "ssh-ed25519 'AAAA'\n");
        assertThat(shell.run(List.of("/bin/sh", file.toString())).err()).contains("holds no public key; move it away");
    }

    private void copy() throws Exception {
        Shell.in(home).run(List.of("/bin/sh", "-c", "tar -C sent -cf - . | (cd .montty-incoming/ && tar -xof -)"));
    }

    private void java(String version) throws Exception {
        Shell.program(home.resolve("bin/java"), "#!/bin/sh\necho 'openjdk version \"" + version + "\"' >&2\n");
    }

    private String failure(String step) throws Exception {
        return run(step, 1).fact("failed").orElseThrow();
    }

    private HostAnswer run(String step, int code) throws Exception {
        Path file = Files.writeString(home.resolve("step"), script.running(step));
        Ended ended = Shell.in(home)
                .with(Map.of("HOME", home.toString(), "PATH", home + "/bin:/usr/bin:/bin"))
                .run(List.of("/bin/sh", "-c", "exec sh -s <'" + file + "'"));
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).as(ended.out()).isEqualTo(code);
        return HostAnswer.parse(ended.out());
    }

    private static String printed(String project) throws Exception {
        EnrolmentPlan plan = new EnrolmentPlan(
                Optional.empty(), false, false, project, "montty", new ServerSpec("m", "mon", 22), KEYS, "cron", false);
        return new PrintedScript(plan, Path.of("/srv/montty"), "").text();
    }
}
