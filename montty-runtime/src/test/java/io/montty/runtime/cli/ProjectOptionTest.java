package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectOptionTest {

    @TempDir
    private Path folder;

    @Test
    void findsTheNearestProjectAboveTheWorkingDirectory() throws IOException {
        TestProject project = new TestProject(folder.resolve("p")).script("chk_a.sh", "#!/bin/bash");

        CliRun run = CliRun.of(project.layout().dataFiles(), "checks", "list");

        assertThat(run).isEqualTo(new CliRun(0, "chk_a.sh  a  30.0 s\n", ""));
    }

    @Test
    void takesTheProjectOfTheEnvironment() throws IOException {
        TestProject project = new TestProject(folder.resolve("p")).script("chk_a.sh", "#!/bin/bash");

        CliRun run =
                CliRun.of(folder, false, Map.of("MONTTY_PROJECT", project.root().toString()), "checks", "list");

        assertThat(run.code()).isZero();
    }

    @Test
    void saysWhatToDoWhereThereIsNoProject() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(CliRun.of(folder, "check").err())
                .isEqualTo("montty: no montty.yaml in " + folder + " or above it: name a project directory with"
                        + " --project DIR, or make one with: montty deploy DIR\n");
        assertThat(CliRun.of(folder, "check", "--project", "none").err())
                .isEqualTo("montty: --project: " + folder.resolve("none")
                        + " is not a folder; make it with: montty deploy " + folder.resolve("none") + "\n");
        assertThat(CliRun.of(folder, "check", "--project", "empty"))
                .isEqualTo(new CliRun(
                        2,
                        "",
                        "montty: --project: " + empty + " holds no montty.yaml, so it is not a project directory; make"
                                + " it one with: montty deploy " + empty + "\n"));
    }

    @Test
    void explainsWrongUsage() {
        assertThat(CliRun.of(folder, "chekc")).extracting(CliRun::code).isEqualTo(2);
        assertThat(CliRun.of(folder).err()).startsWith("montty: a command is missing");
        assertThat(CliRun.of(folder, "check", "--colour").err())
                .isEqualTo("montty: there is no command or option '--colour'\nTry: montty check --help\n");
        assertThat(CliRun.of(folder, "--version").out()).startsWith("MonTTY ");
        assertThat(CliRun.of(folder, "check", "--help").out())
                .contains("Usage: montty check")
                .contains("Exit codes:");
    }
}
