package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpyScriptTest {

    @TempDir
    private Path folder;

    private Path project;

    @BeforeEach
    void deploy() throws IOException {
        folder = folder.toRealPath();
        project = folder.resolve("my project");
        DeployedFolder.below(folder).deploy(project.toString());
    }

    @Test
    void countsTheFilesOfEachFolder() throws Exception {
        report("_alert/a", 1);
        report("_alert/b", 2);
        report("_input/web1/c", 3);
        report("_report/.hidden", 4);
        report("_report/d.part", 5);

        assertThat(spy("--once").out().lines().skip(1))
                .containsExactly(
                        "REPORTS/_input        1",
                        "REPORTS/_alert        2",
                        "              b",
                        "              a",
                        "REPORTS/_warn         0",
                        "REPORTS/_report       0",
                        "REPORTS/_reject       0",
                        "SPOOL                 0");
    }

    @Test
    void namesTheThreeNewestFiles() throws Exception {
        for (int age = 1; age <= 5; age++) {
            report("_warn/w" + age, age);
        }

        assertThat(spy("--once").out())
                .contains("REPORTS/_warn         5\n              w5\n              w4\n")
                .contains("              w3\n")
                .doesNotContain("w2");
    }

    @Test
    void showsHostileNamesAsQuestionMarks() throws Exception {
        // By a shell, since Java can name such a file in some locales only.
        Shell.in(project.resolve("REPORTS/_input"))
                .run(List.of("/bin/sh", "-c", "touch \"$(printf '\\033]0;x\\007\\n\\302\\23331m')\""));

        String out = spy("--once").out();

        assertThat(out).contains("REPORTS/_input        1\n              ?]0;x????31m\n");
        assertThat(out.chars().filter(character -> character != '\n')).allMatch(c -> c >= ' ' && c < 127);
    }

    @Test
    void saysWhenAFolderIsMissing() throws Exception {
        Files.delete(project.resolve("SPOOL"));

        assertThat(spy("--once").out()).endsWith("SPOOL            missing; \"montty deploy\" makes it\n");
    }

    @Test
    void showsThemAgainUntilNobodyReadsItsPipe() throws Exception {
        Shell.program(folder.resolve("bin/sleep"), "#!/bin/sh\n");
        String pipe = "'" + project.resolve("spy.sh") + "' | grep -m 3 SPOOL";

        Ended ended = Shell.in(folder)
                .with(Map.of("PATH", folder.resolve("bin") + ":/usr/bin:/bin"))
                .run(List.of("/bin/sh", "-c", pipe));

        assertThat(ended).isEqualTo(new Ended(0, "SPOOL                 0\n".repeat(3), ""));
    }

    @Test
    void refusesOtherWords() throws Exception {
        assertThat(spy("--twice", "now").err())
                .startsWith("spy.sh: '--twice now' is not known; expected is --once or nothing\n");
        for (String[] words : new String[][] {{"--twice"}, {"--once", "--once"}, {""}}) {
            Ended ended = spy(words);
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.err()).contains("usage: spy.sh [--once]");
        }
        assertThat(spy("--help").out()).startsWith("usage: spy.sh [--once]");
    }

    private Ended spy(String... words) throws Exception {
        return Shell.in(folder).run(project.resolve("spy.sh"), words);
    }

    private void report(String name, int second) throws IOException {
        Path file = project.resolve("REPORTS").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "report");
        Files.setLastModifiedTime(file, FileTime.fromMillis(second * 1000L));
    }
}
