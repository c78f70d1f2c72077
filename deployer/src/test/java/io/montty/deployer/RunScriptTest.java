package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the deployed {@code run.sh} with a launcher that prints what it is called with. */
class RunScriptTest {

    private static final String PRINTS_ITS_ARGUMENTS = "#!/bin/sh\nprintf '<%s>' \"$@\"\n";

    @TempDir
    private Path folder;

    private DeployedFolder deployed;
    private Path project;
    private Path script;

    @BeforeEach
    void deploy() throws IOException {
        folder = folder.toRealPath();
        deployed = DeployedFolder.below(folder);
        Shell.program(deployed.home().resolve("bin/montty"), PRINTS_ITS_ARGUMENTS);
        project = folder.resolve("my project's 100%");
        assertThat(deployed.deploy(project.toString()).code()).isZero();
        script = project.resolve("run.sh");
    }

    @ParameterizedTest
    @CsvSource({"mon,monitor", "monitor,monitor", "man,manage", "manager,manage", "relay,relay"})
    void knowsTheShortAndTheLongWord(String word, String command) throws Exception {
        assertThat(run(word)).isEqualTo(new Ended(0, "<" + command + "><--project=" + project + ">", ""));
    }

    @Test
    void passesOptionsOn() throws Exception {
        assertThat(run("mon", "--once").out()).isEqualTo("<monitor><--project=" + project + "><--once>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local_chk", "local_checker"})
    void checksForThisMachine(String word) throws Exception {
        assertThat(run(word, "").out()).isEqualTo("<check><--project=" + project + ">");
        assertThat(run(word, "", "--watch").out()).isEqualTo("<check><--project=" + project + "><--watch>");
        assertThat(run(word, "disk", "--watch").out())
                .isEqualTo("<check><--project=" + project + "><--tags=disk><--watch>");
        assertThat(run(word, " disk  net* ").out()).isEqualTo("<check><--project=" + project + "><--tags=disk,net*>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chk", "checker"})
    void checksForAServer(String word) throws Exception {
        assertThat(run(word, "disk", "alice", "mon.example", "/srv/my reports").out())
                .isEqualTo("<check><--project=" + project + "><--tags=disk><--to=alice@mon.example:/srv/my reports>");
        assertThat(run(word, "", "alice", "mon.example", "/srv").out())
                .isEqualTo("<check><--project=" + project + "><--to=alice@mon.example:/srv>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help"})
    void printsItsUsageOnRequest(String word) throws Exception {
        Ended ended = run(word);

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith("usage: run.sh mon|monitor");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        assertRefused(run("watch"), "run.sh: there is no word 'watch'; expected is one of");
        assertRefused(run(), "run.sh: a word that says what to do is missing");
        assertRefused(run("chk", "disk", "alice"), "run.sh: chk takes \"TAGS\" USER SERVER DIR, but got 2 words");
        assertRefused(run("chk", "disk", "", "mon.example", "/srv"), "run.sh: one of USER, SERVER and DIR is empty");
        assertRefused(run("local_chk"), "run.sh: local_chk takes \"TAGS\" in quotes, but got 0 words");
        assertRefused(run("local_chk", "disk", "net"), "but got 2 words");
    }

    @Test
    void findsItsFolderThroughLinksAndFromAnywhere() throws Exception {
        Path first = Files.createSymbolicLink(folder.resolve("first"), Path.of(project.getFileName() + "/run.sh"));
        Path second = Files.createSymbolicLink(folder.resolve("second link"), first);

        assertThat(Shell.in(folder).run(second, "man").out()).isEqualTo("<manage><--project=" + project + ">");
        assertThat(Shell.in(folder)
                        .from(project)
                        .run(List.of("/bin/sh", "run.sh", "man"))
                        .out())
                .isEqualTo("<manage><--project=" + project + ">");
    }

    @Test
    void takesTheLauncherThatTheEnvironmentNames() throws Exception {
        Path other = folder.resolve("other home");
        Shell.program(other.resolve("bin/montty"), "#!/bin/sh\necho other\n");

        assertThat(shell(Map.of("MONTTY_HOME", other.toString()))
                        .run(script, "man")
                        .out())
                .isEqualTo("other\n");
    }

    @Test
    void fallsBackToTheLauncherInPath() throws Exception {
        Files.delete(deployed.home().resolve("bin/montty"));
        Shell.program(folder.resolve("bin/montty"), "#!/bin/sh\necho path\n");

        assertThat(shell(Map.of("PATH", folder.resolve("bin") + ":/usr/bin:/bin"))
                        .run(script, "man")
                        .out())
                .isEqualTo("path\n");
    }

    @Test
    void saysSoWhenThereIsNoLauncher() throws Exception {
        Files.delete(deployed.home().resolve("bin/montty"));

        Ended ended = run("man");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .startsWith("run.sh: there is no MonTTY at " + deployed.home() + "/bin/montty; set MONTTY_HOME");
    }

    @Test
    void namesTheJavaOfItsDeploymentUnlessToldAnother() throws Exception {
        Path java = Shell.program(folder.resolve("a java/bin/java"), "#!/bin/sh\n");
        Shell.program(deployed.home().resolve("bin/montty"), "#!/bin/sh\necho \"${MONTTY_JAVA:-none}\"\n");

        assertThat(run("man").out()).as("the one of its deployment is gone").isEqualTo("none\n");
        assertThat(shell(Map.of("MONTTY_JAVA", "/mine")).run(script, "man").out())
                .isEqualTo("/mine\n");

        Files.delete(script);
        Files.delete(project.resolve(Manifest.FILE));
        deployed.withJava(java).deploy(project.toString());
        assertThat(run("man").out()).isEqualTo(java + "\n");
        assertThat(shell(Map.of("MONTTY_JAVA", "/mine")).run(script, "man").out())
                .isEqualTo("/mine\n");
    }

    private Ended run(String... words) throws Exception {
        return Shell.in(folder).run(script, words);
    }

    private Shell shell(Map<String, String> variables) {
        return Shell.in(folder).with(variables);
    }

    private static void assertRefused(Ended ended, String why) {
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains(why).contains("usage: run.sh mon|monitor");
        assertThat(ended.out()).isEmpty();
    }
}
