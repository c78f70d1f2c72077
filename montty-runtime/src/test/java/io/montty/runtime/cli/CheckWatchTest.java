package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Outcome;
import io.montty.api.report.Report;
import io.montty.runtime.report.ReportReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
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

    @AutoClose
    private CheckingChild watch;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        watch = new CheckingChild(folder);
        project = watch.project().monttyYaml("check: {interval: 100ms}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void makesReportsUntilItIsAskedToStop(String signal) throws Exception {
        project.script("chk_one.sh", "#!/bin/bash", "echo one");
        watch.start("--watch");
        awaitReports(3);

        watch.signal(signal);

        assertThat(watch.end()).as(watch.errors()).isZero();
        assertThat(watch.errors().lines()) // the signal may have come while checks ran
                .allSatisfy(
                        line -> assertThat(line).startsWith("montty: ended by a signal before all checks were done"));
    }

    @Test
    void endsInTheMiddleOfARunAndLeavesNoProcessBehind() throws Exception {
        project.script(
                "chk_slow.sh", "#!/bin/bash", "trap '' TERM; sleep 1000 & echo $! $$ > pid; mv pid began; wait; wait");
        watch.start("--watch");
        watch.await(project.root().resolve("began"));

        watch.signal("TERM");

        assertThat(watch.end()).as(watch.errors()).isZero();
        assertThat(watch.errors())
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
    void saysWhichReportIsLostWhereItIsEndedInTheMiddleOfARun() throws Exception {
        Path key = folder.resolve("key");
        assertThat(new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                        .start()
                        .waitFor())
                .isZero();
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            silent.setSoTimeout(30_000);
            int port = silent.getLocalPort();
            Path known = Files.writeString(
                    folder.resolve("known"), "[127.0.0.1]:" + port + " " + Files.readString(Path.of(key + ".pub")));
            project.monttyYaml(
                            "check: {interval: 100ms}",
                            "server: {user: nobody, host: 127.0.0.1, port: " + port + ", identity: " + key
                                    + ", known_hosts: " + known + "}")
                    .script(
                            "chk_one.sh",
                            "#!/bin/bash",
                            "[ -e was ] || { touch was; mv SPOOL GONE; exit; }",
                            "touch began; exec sleep 1000");
            watch.start("--watch");
            silent.accept(); // the report of the first run has no place, and waits for an answer of the server
            Files.move(project.root().resolve("GONE"), project.layout().spool());
            watch.await(project.root().resolve("began"));

            watch.signal("TERM");

            assertThat(watch.end()).as(watch.errors()).isZero();
            assertThat(watch.errors())
                    .contains("ended by a signal before all checks were done")
                    .contains(" is lost: it could not be kept in ")
                    .contains(", and the checker ended before it was handed in; ");
        }
    }

    @Test
    void goesOnAfterACheckThatEndsTheProcessAndStopsAllTheSame() throws Exception {
        watch.addRudePlugin();
        project.script("chk_good.sh", "#!/bin/bash", "sleep 0.1; echo good");
        watch.start("--watch");

        List<Report> reports = awaitReports(4);

        assertThat(reports).allSatisfy(report -> {
            assertThat(report.checks()).hasSize(2);
            assertThat(report.checks().get(0).summary()).isEqualTo("good");
            assertThat(report.checks().get(1).outcome())
                    .isEqualTo(new Outcome.Crashed("called System.exit; a check must return its result"));
        });
        watch.signal("TERM");
        assertThat(watch.end()).as(watch.errors()).isZero();
    }

    @Test
    void tellsSystemdWhatItRanLastAndRunsNext() throws Exception {
        try (NotifySocket systemd = new NotifySocket(folder)) {
            project.script("chk_one.sh", "#!/bin/bash", "echo one; exit 1").monttyYaml("check: {interval: 5m}");
            Map<String, String> variables =
                    Map.of("NOTIFY_SOCKET", folder.resolve("notify").toString(), "WATCHDOG_USEC", "1800000000");
            watch.start(variables, "--watch");

            assertThat(systemd.message(0)).containsExactly("READY=1", "WATCHDOG=1", "STATUS=the first run begins");
            assertThat(systemd.message(1)).hasSize(2).first().isEqualTo("WATCHDOG=1");
            assertThat(systemd.message(1).get(1))
                    .matches("STATUS=ran 1 of 1 checks at [-0-9]{10} [:0-9]{8} in [.0-9]+ s: ALERT \\(1 ALERT, 0"
                            + " WARN\\); next run at [-0-9]{10} [:0-9]{8}");
            watch.signal("TERM");
            assertThat(systemd.message(2)).containsExactly("STOPPING=1");
            assertThat(watch.end()).as(watch.errors()).isZero();
        }
    }

    @Test
    void letsNoOtherWatchInButACronRun() throws Exception {
        project.script("chk_one.sh", "#!/bin/bash", "echo one");
        watch.start("--watch");
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

    private List<Report> awaitReports(int count) throws Exception {
        while (project.reports().size() < count) {
            watch.pause();
        }
        List<Report> reports = new ArrayList<>();
        for (Path file : project.reports()) {
            reports.add(new ReportReader().read(Files.readAllBytes(file)));
        }
        return reports;
    }
}
