package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Outcome;
import io.montty.api.report.Report;
import io.montty.plugins.loader.PluginJar;
import io.montty.runtime.report.ReportReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs a checker that stays in a process of its own, and asks it to stop as systemd and people do. */
@Timeout(120)
class CheckWatchTest {

    @TempDir
    private Path folder;

    private TestProject project;
    private Optional<Process> child = Optional.empty();

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(Files.createDirectory(folder.resolve("project")))
                .monttyYaml("check: {interval: 100ms}");
    }

    @AfterEach
    void end() throws InterruptedException {
        if (child.isPresent()) {
            child.get().destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void makesReportsUntilItIsAskedToStop(String signal) throws Exception {
        project.script("chk_one.sh", "#!/bin/bash", "echo one");
        Process watch = watch();
        awaitReports(3);

        signal(signal, watch);

        assertThat(watch.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(watch.exitValue()).as(errors()).isZero();
        assertThat(errors().lines()) // the signal may have come while checks ran
                .allSatisfy(
                        line -> assertThat(line).startsWith("montty: ended by a signal before all checks were done"));
    }

    @Test
    void endsInTheMiddleOfARunAndLeavesNoProcessBehind() throws Exception {
        project.script(
                "chk_slow.sh", "#!/bin/bash", "trap '' TERM; sleep 1000 & echo $! $$ > pid; mv pid began; wait; wait");
        Process watch = watch();
        await(project.root().resolve("began"));

        signal("TERM", watch);

        assertThat(watch.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(watch.exitValue()).as(errors()).isZero();
        assertThat(errors())
                .startsWith("montty: ended by a signal before all checks were done")
                .hasLineCount(1);
        assertThat(project.reports()).isEmpty();
        String[] pids =
                Files.readString(project.root().resolve("began")).strip().split(" ", -1);
        assertThat(pids)
                .hasSize(2)
                .allSatisfy(pid -> assertThat(ProcessHandle.of(Long.parseLong(pid))
                                .flatMap(process -> process.info().command()))
                        .as("a program that still runs")
                        .isEmpty());
    }

    @Test
    void goesOnAfterACheckThatEndsTheProcessAndStopsAllTheSame() throws Exception {
        PluginJar.named("rude.jar")
                .withSource("demo.Rude", PluginJar.extension("demo.Rude", "implements Check", """
                    public CheckSpec spec() { return CheckSpec.of("demo.rude", "Rude"); }
                    public CheckResult run(CheckContext context) {
                        System.exit(42);
                        return CheckResult.okay("not reached");
                    }
                    """))
                .in(project.layout().plugins());
        project.script("chk_good.sh", "#!/bin/bash", "sleep 0.1; echo good");
        Process watch = watch();

        List<Report> reports = awaitReports(4);

        assertThat(reports).allSatisfy(report -> {
            assertThat(report.checks()).hasSize(2);
            assertThat(report.checks().get(0).summary()).isEqualTo("good");
            assertThat(report.checks().get(1).outcome())
                    .isEqualTo(new Outcome.Crashed("called System.exit; a check must return its result"));
        });
        signal("TERM", watch);
        assertThat(watch.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(watch.exitValue()).as(errors()).isZero();
    }

    @Test
    void tellsSystemdWhatItRanLastAndRunsNext() throws Exception {
        try (NotifySocket systemd = new NotifySocket(folder)) {
            project.script("chk_one.sh", "#!/bin/bash", "echo one; exit 1").monttyYaml("check: {interval: 5m}");
            Process watch =
                    watch(Map.of("NOTIFY_SOCKET", folder.resolve("notify").toString(), "WATCHDOG_USEC", "1800000000"));

            assertThat(systemd.message(0)).containsExactly("READY=1", "WATCHDOG=1", "STATUS=the first run begins");
            assertThat(systemd.message(1)).hasSize(2).first().isEqualTo("WATCHDOG=1");
            assertThat(systemd.message(1).get(1))
                    .matches("STATUS=ran 1 of 1 checks at [-0-9]{10} [:0-9]{8} in [.0-9]+ s: ALERT \\(1 ALERT, 0"
                            + " WARN\\); next run at [-0-9]{10} [:0-9]{8}");
            signal("TERM", watch);
            assertThat(systemd.message(2)).containsExactly("STOPPING=1");
            assertThat(watch.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(watch.exitValue()).as(errors()).isZero();
        }
    }

    @Test
    void letsNoOtherWatchInButACronRun() throws Exception {
        project.script("chk_one.sh", "#!/bin/bash", "echo one");
        watch();
        awaitReports(1);

        CliRun second = project.check("--watch");

        assertThat(second.code()).isEqualTo(3);
        assertThat(second.err())
                .isEqualTo("montty: another montty check --watch is at work in " + project.root()
                        + "; this one did nothing\n");
        assertThat(project.check("--no-report").code()).isZero();
    }

    @Test
    void doesNotBeginWithAMistake() throws Exception {
        project.monttyYaml("check: {intervall: 5m}");
        assertThat(project.check("--watch").code()).isEqualTo(2);
    }

    @Test
    void leavesASpoolAloneThatOthersCanWriteTo() throws Exception {
        project.script("chk_one.sh", "#!/bin/bash", "echo one");
        Files.setPosixFilePermissions(project.layout().spool(), PosixFilePermissions.fromString("rwxrwxrwx"));
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1)); // else no plan would be kept at all

        CliRun run = CliRun.at(
                later,
                project.root(),
                "check",
                "--watch",
                "--project",
                project.root().toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("nothing was done");
        assertThat(project.layout().plans()).doesNotExist();
        assertThat(project.layout().watchLock()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--dry-run", "--no-report", "--force", "--exit-status", "--format=json"})
    void doesNotTakeWhatIsAboutASingleRun(String option) {
        CliRun run = project.check("--watch", option);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("montty: --watch goes on for ever");
    }

    private Process watch() throws IOException {
        return watch(Map.of());
    }

    private Process watch(Map<String, String> variables) throws IOException {
        Process process = ChildCli.start(
                folder,
                variables,
                "check",
                "--watch",
                "--project",
                project.root().toString());
        child = Optional.of(process);
        return process;
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, "" + process.pid())
                        .start()
                        .waitFor())
                .isZero();
    }

    private List<Report> awaitReports(int count) throws Exception {
        while (project.reports().size() < count) {
            assertThat(child.orElseThrow().isAlive()).as(errors()).isTrue();
            Thread.sleep(10); // the test's deadline bounds it
        }
        List<Report> reports = new ArrayList<>();
        for (Path file : project.reports()) {
            reports.add(new ReportReader().read(Files.readAllBytes(file)));
        }
        return reports;
    }

    private void await(Path file) throws IOException, InterruptedException {
        while (!Files.exists(file)) {
            assertThat(child.orElseThrow().isAlive()).as(errors()).isTrue();
            Thread.sleep(10); // the test's deadline bounds it
        }
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("err"));
    }
}
