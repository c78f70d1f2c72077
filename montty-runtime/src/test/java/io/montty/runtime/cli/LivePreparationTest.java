package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.api.Outcome;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.loader.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lets a checker that stays meet a jar that makes its checks of what it finds on the host. */
@Timeout(120)
class LivePreparationTest {

    @TempDir
    private Path folder;

    @AutoClose
    private Rounds rounds;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        rounds = new Rounds(folder);
        project = rounds.project().script("chk_one.sh", "#!/bin/bash", "echo one");
        Path disk = Files.writeString(folder.resolve("disk"), "first");
        PluginJar.named("disks.jar")
                .withSource(
                        "demo.Disks",
                        PluginJar.extension("demo.Disks", "implements CheckGroupProvider", """
                            public CheckGroup group() {
                                return CheckGroup.all(CheckSpec.of("demo.disks", "Disks"), List.of(new Check() {
                                    public CheckSpec spec() {
                                        try {
                                            return CheckSpec.of("demo." + java.nio.file.Files.readString(
                                                    java.nio.file.Path.of("%s")), "Disk");
                                        } catch (java.io.IOException e) {
                                            throw new java.io.UncheckedIOException(e);
                                        }
                                    }
                                    public CheckResult run(CheckContext context) {
                                        return CheckResult.okay("spins");
                                    }
                                }));
                            }
                            """.formatted(disk)))
                .in(project.layout().plugins());
        rounds.setTo(
                Instant.now().plus(Duration.ofHours(1))); // what was just written would keep a plan from being kept
    }

    private void disk(String name) throws IOException {
        Files.writeString(folder.resolve("disk"), name);
    }

    private static ReportEntry disk(Report report) {
        return report.checks().stream()
                .filter(entry -> entry.id().equals("demo.disks"))
                .findFirst()
                .orElseThrow()
                .children()
                .get(0);
    }

    @Test
    void asksJarsAnewWithinAnHour() throws Exception {
        CheckRound round = rounds.begin();
        Instant end = rounds.now().plus(Duration.ofMinutes(65));
        round.run();
        rounds.next(round);
        disk("second");
        int ran = 2;
        for (; rounds.now().isBefore(end); ran++) {
            rounds.next(round);
        }

        assertThat(rounds.awaitReports(ran))
                .last()
                .satisfies(report -> assertThat(disk(report)).satisfies(entry -> {
                    assertThat(entry.id()).isEqualTo("demo.second");
                    assertThat(entry.summary()).isEqualTo("spins");
                }));
        assertThat(rounds.said()).isEmpty();
    }

    @Test
    void goesOnWithTheRestWhereAJarIsAnotherAndTheConfigurationIsBroken() throws Exception {
        CheckRound round = rounds.begin();
        round.run();
        rounds.setTo(round.next(rounds.now()));
        round.prepare(); // from what was kept, with no jar loaded yet
        disk("second");
        project.monttyYaml("check: {intervall: 10m}");
        for (int i = 0; i < 2; i++) {
            round.prepare();
            round.run();
            rounds.setTo(round.next(rounds.now()));
        }
        project.monttyYaml("");
        round.prepare();
        round.run();

        assertThat(rounds.awaitReports(4).subList(1, 3)).allSatisfy(report -> {
            assertThat(report.checks())
                    .extracting(ReportEntry::id)
                    .containsExactlyInAnyOrder("chk_one.sh", "demo.disks", "montty.findings");
            assertThat(disk(report).outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Crashed.class,
                            crashed -> assertThat(crashed.because())
                                    .startsWith("PLUGINS/disks.jar is not what it was")
                                    .contains("check.intervall"));
        });
        assertThat(disk(rounds.awaitReports(4).get(3)).id()).isEqualTo("demo.second");
    }

    @Test
    void knowsTheConfigurationWhereANewOneMakesNoSense() throws Exception {
        CliEnvironment environment = rounds.environment();
        RunPlace place = new RunPlace(environment, project.layout());
        CheckOptions options = CheckOptions.of(project.root());
        Preparation.of(place, options).plan();
        try (Preparation preparation = Preparation.of(place, options)) {
            assertThat(preparation.isCurrent()).isTrue();
            disk("second");
            project.monttyYaml("check: {intervall: 10m}");

            assertThatThrownBy(() -> preparation.ready(plan -> plan.nodes())).isInstanceOf(UsageException.class);

            assertThat(preparation.config().check().interval()).isEqualTo(Duration.ofMinutes(5));
        }
    }
}
