package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.plugins.loader.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watch which plugins have their classes loaded: each leaves a trace then. */
class LazyPluginTest {

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void installTwo() throws IOException {
        project = new TestProject(Files.createDirectory(folder.resolve("project")));
        plugin("red");
        plugin("blue");
        project.check("--no-report");
        forget();
    }

    private void plugin(String tag) throws IOException {
        PluginJar.named(tag + ".jar")
                .withSource(
                        "demo." + tag + ".Traced",
                        PluginJar.extension(
                                "demo." + tag + ".Traced", "implements Check", """
                                static {
                                    try {
                                        java.nio.file.Files.writeString(java.nio.file.Path.of("%s"), "");
                                    } catch (java.io.IOException e) {
                                        throw new IllegalStateException(e);
                                    }
                                }
                                public CheckSpec spec() {
                                    return CheckSpec.of("%s.check", "A check").withTags("%s");
                                }
                                public CheckResult run(CheckContext context) { return CheckResult.okay("ran"); }
                                """.formatted(trace(tag), tag, tag)))
                .in(project.layout().plugins());
    }

    private Path trace(String tag) {
        return folder.resolve(tag + ".trace");
    }

    private void forget() throws IOException {
        Files.deleteIfExists(trace("red"));
        Files.deleteIfExists(trace("blue"));
    }

    private boolean loaded(String tag) {
        return Files.exists(trace(tag));
    }

    @Test
    void loadsAllOfThemForARunOfAll() {
        project.check("--no-report");

        assertThat(loaded("red")).isTrue();
        assertThat(loaded("blue")).isTrue();
    }

    @Test
    void leavesAJarAloneOfWhichNoTagIsAskedFor() {
        CliRun run = project.check("--no-report", "--tags", "red");

        assertThat(run.out()).contains("ran");
        assertThat(run.err()).isEmpty();
        assertThat(loaded("red")).isTrue();
        assertThat(loaded("blue")).isFalse();
    }

    @Test
    void leavesAJarAloneOfWhichNoIdIsAskedFor() {
        project.check("--no-report", "--only", "blue.*");

        assertThat(loaded("red")).isFalse();
        assertThat(loaded("blue")).isTrue();
    }

    @Test
    void loadsAJarWhoseCheckIsGivenTheTag() throws IOException {
        project.checksYaml("checks: {blue.check: {tags: [red]}}");

        project.check("--no-report", "--tags", "red");

        assertThat(loaded("blue")).isTrue();
    }

    @Test
    void loadsAJarThatAGroupOrAnInstanceNeeds() throws IOException {
        project.checksYaml(
                "checks: {again: {check: blue.check}}", "groups: [{id: both, tags: [green], members: [red.check]}]");

        project.check("--no-report", "--tags", "green");

        assertThat(loaded("red")).isTrue();
        assertThat(loaded("blue")).isTrue();
    }

    @Test
    void doesNotCallSettingsOfAJarUnknownThatItLeftAlone() throws IOException {
        project.checksYaml("checks: {blue.check: {timeout: 1s}}");

        assertThat(project.check("--no-report", "--tags", "red").err()).isEmpty();
        assertThat(loaded("blue")).isFalse();
    }

    @Test
    void namesAllTagsWhenOneIsAskedForThatNoCheckHas() {
        assertThat(project.check("--no-report", "--tags", "green").err())
                .isEqualTo("montty: no check has the tag 'green'; tags are: blue, red\n");
    }

    @Test
    void loadsAJarAgainThatHasChanged() throws IOException {
        PluginJar.named("blue.jar")
                .withSource(
                        "demo.Other",
                        PluginJar.check("demo.Other", "other")
                                .replace("\"Check other\")", "\"Other\").withTags(\"red\")"))
                .in(project.layout().plugins());

        assertThat(project.check("--no-report", "--tags", "red").out()).contains("other");
    }

    @Test
    void learnsAnewWhatWasDamaged() throws IOException {
        Files.writeString(project.layout().knownJars(), "{oops");

        assertThat(project.check("--no-report", "--tags", "red").code()).isZero();
        assertThat(loaded("blue")).isTrue();
        forget();
        project.check("--no-report", "--tags", "red");
        assertThat(loaded("blue")).isFalse();
    }
}
