package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.loader.PluginJar;
import io.montty.runtime.cli.CheckOptions.Switch;
import io.montty.runtime.store.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CheckRoundTest {

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
    void makesTheSameReportAsARunFromCronWhereEverythingIsDue() throws Exception {
        project.script("chk_good.sh", "#!/bin/bash", "# montty: title=\"The good\" tags=\"a b\"", "echo well")
                .script("chk_bad.sh", "#!/bin/bash", "echo broken; echo twice", "exit 1")
                .script("chk_slow.sh", "#!/bin/bash", "echo once an hour")
                .script("chk_late.sh", "#!/bin/bash", "exec sleep 60")
                .checksYaml(
                        "checks:",
                        "  chk_slow.sh: {interval: 1h}",
                        "  chk_late.sh: {timeout: 300ms}",
                        "  chk_none.sh: {timeout: 1s}",
                        "groups:",
                        "  - {id: both, mode: depend, filters: [chk_good.sh], members: [chk_bad.sh, chk_slow.sh]}");
        PluginJar.named("demo.jar")
                .withCheck("demo.HelloCheck", "demo.hello")
                .withSource("demo.Broken", PluginJar.extension("demo.Broken", "implements Check", """
                    public CheckSpec spec() { return CheckSpec.of("demo.broken", "Broken"); }
                    public CheckResult run(CheckContext context) { throw new IllegalStateException("no"); }
                    """))
                .in(project.layout().plugins());
        project.check();
        Report cron = project.onlyReport();
        Files.delete(project.reports().get(0));
        Files.delete(project.layout().carriedResults());

        rounds.begin().run();
        Report resident = rounds.awaitReports(1).get(0);

        assertThat(resident.checks().stream().map(CheckRoundTest::timeless))
                .containsExactlyElementsOf(
                        cron.checks().stream().map(CheckRoundTest::timeless).toList());
        assertThat(resident.checks()).hasSize(5);
        assertThat(resident.status()).isEqualTo(cron.status()).isEqualTo(Status.ALERT);
        assertThat(resident.intended()).isEqualTo(cron.intended());
        assertThat(resident.bundle()).isEqualTo(cron.bundle());
        assertThat(resident.host()).isEqualTo(cron.host());
        assertThat(resident.ttl()).isEqualTo(cron.ttl());
        assertThat(resident.interval()).isEqualTo(cron.interval());
    }

    @Test
    void carriesInBetweenWhatIsNotDue() throws Exception {
        project.script("chk_quick.sh", "#!/bin/bash", "echo quick; echo >> ran")
                .script("chk_usual.sh", "#!/bin/bash", "echo usual; echo >> ran")
                .checksYaml("checks: {chk_quick.sh: {interval: 1m}}");
        CheckRound round = rounds.begin();
        round.run();
        for (int i = 0; i < 2; i++) {
            rounds.next(round);
        }

        List<Report> reports = rounds.awaitReports(3);

        assertThat(reports)
                .allSatisfy(report -> assertThat(report.checks())
                        .extracting(ReportEntry::summary)
                        .containsExactly("quick", "usual"));
        assertThat(Files.readAllLines(project.root().resolve("ran"))).hasSizeBetween(4, 5);
        assertThat(round.status(round.next(rounds.now())))
                .contains(" of 2 checks at ")
                .contains(": OKAY; next run at ");
        assertThat(rounds.said()).isEmpty();
    }

    @Test
    void takesUpWhatHasChanged() throws Exception {
        project.script("chk_one.sh", "#!/bin/bash", "echo one");
        CheckRound round = rounds.begin();
        round.run();
        project.script("chk_two.sh", "#!/bin/bash", "echo two").monttyYaml("check: {interval: 10m}");

        rounds.next(round);

        assertThat(rounds.awaitReports(2).get(1)).satisfies(report -> {
            assertThat(report.checks()).extracting(ReportEntry::summary).containsExactly("one", "two");
            assertThat(report.interval()).isEqualTo(Duration.ofMinutes(10));
        });
        assertThat(Duration.between(rounds.now(), round.next(rounds.now()))).isGreaterThan(Duration.ofMinutes(4));
    }

    @Test
    void goesOnAsBeforeWhereAChangeMakesNoSenseAndSaysSoInTheReport() throws Exception {
        project.script("chk_one.sh", "#!/bin/bash", "echo one");
        CheckRound round = rounds.begin();
        project.monttyYaml("check: {intervall: 10m}");
        for (int i = 0; i < 2; i++) {
            round.prepare();
            round.run();
            rounds.setTo(round.next(rounds.now()));
        }

        List<Report> reports = rounds.awaitReports(2);
        assertThat(reports).allSatisfy(report -> {
            assertThat(report.checks()).extracting(ReportEntry::id).containsExactly("chk_one.sh", "montty.findings");
            assertThat(report.status()).isEqualTo(Status.ALERT);
            assertThat(report.interval()).isEqualTo(Duration.ofMinutes(5));
        });
        assertThat(rounds.said())
                .contains("montty.yaml: montty.yaml:1: check.intervall: is not a known key")
                .contains("until it is mended the checker goes on as before")
                .hasLineCount(1);
        assertThat(round.status(rounds.now())).contains("; montty.yaml montty.yaml:1: check.intervall");
        Files.delete(project.layout().config());
        round.prepare();
        assertThat(round.status(rounds.now())).contains("; montty.yaml it is gone; ");
        project.monttyYaml("");
        round.prepare();
        assertThat(round.status(rounds.now())).doesNotContain("montty.yaml");
    }

    @Test
    void leavesTheChecksAloneWhileAnotherRunIsAtThem() throws Exception {
        project.script("chk_one.sh", "#!/bin/bash", "echo one");
        CheckRound round = rounds.begin();
        try (RunLock lock = RunLock.tryAcquire(project.layout().checkLock()).orElseThrow()) {
            assertThat(lock).isNotNull();
            round.run();

            assertThat(round.next(rounds.now())).isEqualTo(rounds.now().plusSeconds(10));
            assertThat(round.status(rounds.now())).startsWith("nothing ran yet; another run is checking; ");
        }
        assertThat(project.reports()).isEmpty();
        assertThat(rounds.said())
                .isEqualTo("montty: another run is checking for " + project.root() + "; this one waits for it\n");

        round.run();

        assertThat(rounds.awaitReports(1)).hasSize(1);
        assertThat(round.next(rounds.now())).isAfter(rounds.now().plusSeconds(10));
    }

    @Test
    void isNotHeldUpByAServerThatDoesNotAnswer() throws Exception {
        project.script("chk_one.sh", "#!/bin/bash", "echo one")
                .monttyYaml("server: {user: nobody, host: 127.0.0.1, port: 1, splay: 60s}");
        CountDownLatch waits = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        rounds.pauseBy(duration -> {
            waits.countDown();
            never.await();
        });
        CheckRound round = rounds.begin();
        round.run();
        waits.await();

        for (int i = 0; i < 3; i++) {
            rounds.next(round);
        }

        assertThat(project.files(project.layout().spool())).hasSize(4);
    }

    @Test
    void saysThatAReportIsLostThatIsNeitherKeptNorSent() throws Exception {
        project.script("chk_one.sh", "#!/bin/bash", "mv SPOOL GONE; echo one");

        rounds.begin(Switch.WATCH, Switch.NO_SEND).run();

        assertThat(rounds.said())
                .contains(
                        " is lost: it could not be kept in " + project.layout().spool() + ": ")
                .contains(", and --no-send keeps it from the server; make room or make the folder writable\n");
    }

    private static ReportEntry timeless(ReportEntry entry) {
        return entry.withDuration(Duration.ZERO)
                .withChildren(
                        entry.children().stream().map(CheckRoundTest::timeless).toList());
    }
}
