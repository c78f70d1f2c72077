package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.ApiVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewCheckCommandTest {

    @TempDir
    private Path folder;

    private DeployedFolder deployed;
    private Path project;

    @BeforeEach
    void deploy() throws IOException {
        folder = folder.toRealPath();
        deployed = DeployedFolder.below(folder);
        project = folder.resolve("my project");
        assertThat(deployed.deploy(project.toString()).code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"--bash, chk_open-files.sh", "--python, chk_open-files.py"})
    void makesAScriptThatRunsAndIsOkayHere(String language, String id) throws Exception {
        Ended made = inProject(language, "open-files");

        assertThat(made.err()).isEmpty();
        assertThat(made.code()).isZero();
        Ended ran = Shell.in(folder).run(project.resolve("CHECKS").resolve(id));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.out()).contains(" are ", "\nlimits: 80 and 95 percent\nmontty-metric: ");
    }

    @ParameterizedTest
    @CsvSource({"--bash, chk_open-files.sh", "--python, chk_open-files.py"})
    void makesAScriptWithLimitsThatCount(String language, String id) throws Exception {
        inProject(language, "open-files");
        Path script = project.resolve("CHECKS").resolve(id);

        assertThat(Shell.in(folder).run(script, "0", "100").code()).isEqualTo(255);
        assertThat(Shell.in(folder).run(script, "0", "0").code()).isEqualTo(1);
        assertThat(Shell.in(folder).run(script, "much", "more")).satisfies(ended -> {
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.out()).contains("args: [\"80\", \"95\"]");
            assertThat(ended.err()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"--bash", "--python"})
    void makesAScriptThatNothingIsWrongWith(String language) {
        inProject(language, "open-files");

        assertThat(deployed.calledIn(project).montty("checks", "list").out())
                .contains("  Open files  [example]  10.0 s\n");
        Ended lint = deployed.calledIn(project).montty("checks", "lint");
        assertThat(lint.out()).doesNotContain("chk_open-files");
    }

    @Test
    void saysWhatItMadeAndTheNextTwoCommands() {
        Ended made = inProject("--bash", "open-files");

        String montty = "'" + deployed.home() + "/bin/montty'";
        assertThat(made.out().lines())
                .containsExactly(
                        "made  CHECKS/chk_open-files.sh",
                        "next, to see how it is understood, and what a run would say:",
                        "  " + montty + " checks explain chk_open-files.sh --run --project '" + project + "'",
                        "  " + montty + " check --only chk_open-files.sh --no-report --project '" + project + "'");
    }

    @Test
    void makesAPluginProjectInTheCurrentFolder() throws Exception {
        Ended made = deployed.montty("checks", "new", "--java", "my-checks");

        assertThat(made.err()).isEmpty();
        assertThat(made.code()).isZero();
        assertThat(made.out().lines())
                .containsExactly(
                        "made  my-checks/README.md",
                        "made  my-checks/pom.xml",
                        "made  my-checks/src/main/java/com/example/FileCountCheck.java",
                        "made  my-checks/src/main/java/com/example/FileCountConfig.java",
                        "made  my-checks/src/test/java/com/example/FileCountCheckTest.java",
                        "made  my-checks/src/test/java/com/example/PluginJarIT.java",
                        "next, to build and test it:",
                        "  cd my-checks",
                        "  mvn verify");
        assertThat(folder.resolve("my-checks/src/main/java/com/example/FileCountCheck.java"))
                .content()
                .startsWith("package com.example;\n")
                .contains("CheckSpec.of(\"my-checks.file-count\"");
    }

    @Test
    void fillsTheNamesAndVersionsInWhereverTheyBelong() throws Exception {
        deployed.montty("checks", "new", "--java=my-checks", "--group-id=org.acme-ops", "--package=org.acme.checks");

        assertThat(folder.resolve("my-checks/pom.xml"))
                .content()
                .contains("<groupId>org.acme-ops</groupId>\n  <artifactId>my-checks</artifactId>")
                .contains("<montty.api.version>" + ApiVersion.CURRENT + "</montty.api.version>")
                .doesNotContain("${artifactId}", "@");
        assertThat(folder.resolve("my-checks/src/test/java/org/acme/checks/FileCountCheckTest.java"))
                .content()
                .startsWith("package org.acme.checks;\n");
    }

    @Test
    void needsNoProjectDirectoryForAPlugin() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));

        assertThat(deployed.calledIn(elsewhere)
                        .montty("checks", "new", "--java", "my-checks")
                        .code())
                .isZero();
        assertThat(elsewhere.resolve("my-checks/pom.xml")).exists();
    }

    @ParameterizedTest
    @CsvSource({"--java, my-checks", "--bash, CHECKS/chk_my-checks.sh", "--python, CHECKS/chk_my-checks.py"})
    void neverOverwrites(String language, String path) throws Exception {
        Path there = project.resolve(path);
        Files.writeString(there, "mine");

        Ended refused = inProject(language, "my-checks");

        assertThat(refused)
                .isEqualTo(
                        new Ended(
                                2,
                                "",
                                "montty: " + there
                                        + " is there already, and nothing was done; give another name, or move it elsewhere\n"));
        assertThat(there).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"My-checks", "9lives", "a/b", "../up", "", "a_b", "-a"})
    void refusesANameThatFilesAndPluginsCannotShare(String name) {
        Ended refused = inProject("--bash=" + name);

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualTo("montty: NAME '" + name + "' is not 1 to 64 lower-case letters, digits and dashes with a"
                        + " letter first; give one such as my-checks\n");
    }

    @Test
    void asksForExactlyOneLanguage() {
        assertThat(inProject().err()).contains("exactly one of --java NAME, --bash NAME and --python NAME; 0 were");
        assertThat(inProject("--bash=a", "--python=a").err()).contains("; 2 were given");
    }

    @Test
    void refusesNamesThatMavenOrJavaWouldNotTake() {
        assertRefused(List.of("--java=a", "--group-id=com..example"), "--group-id com..example is not words");
        assertRefused(List.of("--java=a", "--group-id=my-firm"), "my-firm is not the name of a Java package");
        assertRefused(List.of("--java=a", "--package=com.new"), "com.new is not the name of a Java package");
        assertRefused(List.of("--bash=a", "--package=com.example"), "--group-id and --package are for --java");
        assertThat(project.resolve("a")).doesNotExist();
    }

    @Test
    void asksForAProjectDirectoryForAScript() {
        assertThat(deployed.montty("checks", "new", "--bash", "a").err()).startsWith("montty: no montty.yaml in ");
    }

    @Test
    void isNamedAmongTheCommandsAboutChecks() {
        assertThat(deployed.montty("checks").err()).contains("say what about the checks: ", ", new");
        assertThat(deployed.montty("checks", "--help").out()).contains("Begins a check");
    }

    private void assertRefused(List<String> words, String why) {
        Ended refused = inProject(words.toArray(String[]::new));
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains(why);
    }

    private Ended inProject(String... words) {
        String[] all = new String[words.length + 2];
        all[0] = "checks";
        all[1] = "new";
        System.arraycopy(words, 0, all, 2, words.length);
        return deployed.calledIn(project).montty(all);
    }
}
