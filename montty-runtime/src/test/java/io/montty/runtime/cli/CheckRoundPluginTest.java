package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Outcome;
import io.montty.api.report.Report;
import io.montty.plugins.loader.PluginJar;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CheckRoundPluginTest {

    @TempDir
    private Path folder;

    @AutoClose
    private Rounds rounds;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        rounds = new Rounds(folder);
        project = rounds.project();
    }

    @Test
    void startsNoCheckASecondTimeThatDidNotComeBack() throws Exception {
        Path end = folder.resolve("end");
        Path began = folder.resolve("began");
        PluginJar.named("stuck.jar")
                .withSource(
                        "demo.Stuck", PluginJar.extension("demo.Stuck", "implements Check", """
                            public CheckSpec spec() {
                                return CheckSpec.of("demo.stuck", "Stuck").withTimeout(java.time.Duration.ofMillis(50));
                            }
                            public CheckResult run(CheckContext context) throws Exception {
                                java.nio.file.Files.createFile(java.nio.file.Path.of("%s"));
                                while (!java.nio.file.Files.exists(java.nio.file.Path.of("%s"))) {
                                    Thread.onSpinWait();
                                    Thread.interrupted();
                                }
                                return CheckResult.okay("at last");
                            }
                            """.formatted(began, end)))
                .in(project.layout().plugins());
        CheckRound round = rounds.begin();
        round.run();
        rounds.setTo(round.next(rounds.now()));
        Files.delete(began);
        round.prepare();
        round.run();
        Files.createFile(end);

        List<Report> reports = rounds.awaitReports(2);
        assertThat(reports.get(0).checks().get(0).outcome()).isInstanceOf(Outcome.TimedOut.class);
        assertThat(reports.get(1).checks().get(0).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Crashed.class,
                        crashed -> assertThat(crashed.because())
                                .startsWith("an earlier run of it did not end at its deadline and still goes on"));
        assertThat(began).doesNotExist();
    }

    @Test
    void letsGoOfTheClassesOfAPluginThatWasReplaced() throws Exception {
        int replacements = 5;
        plugin(0);
        CheckRound round = rounds.begin();
        for (int i = 0; i < replacements; i++) {
            plugin(i);
            round.prepare();
            round.run();
            rounds.setTo(rounds.now().plusSeconds(600));
        }

        assertThat(rounds.awaitReports(replacements))
                .allSatisfy(report -> assertThat(report.checks())
                        .singleElement()
                        .satisfies(entry -> assertThat(entry.summary()).isEqualTo("loaded")));
        List<WeakReference<?>> loaders = new ArrayList<>();
        for (int i = 0; i < replacements; i++) {
            loaders.add((WeakReference<?>) System.getProperties().remove("demo.loader" + i));
        }
        for (int i = 0;
                i < 100
                        && loaders.stream()
                                        .filter(loader -> loader.get() != null)
                                        .count()
                                > 2;
                i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(loaders)
                .filteredOn(loader -> loader.get() != null)
                .as("the last one, and at most one that a thread still knows")
                .hasSizeLessThanOrEqualTo(2);
    }

    /** Install a plugin that remembers what its classes were loaded by. */
    private void plugin(int number) throws IOException {
        String name = "demo.Check" + number;
        PluginJar.named("demo.jar")
                .withSource(name, PluginJar.extension(name, "implements Check", """
                    public CheckSpec spec() {
                        return CheckSpec.of("demo.loaded", "Loaded");
                    }
                    public CheckResult run(CheckContext context) {
                        System.getProperties()
                                .put("demo.loader%d", new java.lang.ref.WeakReference<>(
                                        getClass().getClassLoader()));
                        return CheckResult.okay("loaded");
                    }
                    """.formatted(number)))
                .in(project.layout().plugins());
    }
}
