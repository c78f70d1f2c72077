package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.loader.PluginJar;
import io.montty.runtime.cli.CheckOptions.Switch;
import io.montty.runtime.report.ReportReader;
import io.montty.runtime.store.RunLock;
import io.montty.runtime.transport.Patience;
import io.montty.runtime.transport.Pause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CheckRoundTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private TestProject project;
    private Instant now = CliRun.NOW;
    private Pause pause = duration -> {};
    private Optional<LivePreparation> live = Optional.empty();
    private Optional<RunWatch> watch = Optional.empty();
    private Optional<Courier> courier = Optional.empty();

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(Files.createDirectory(folder.resolve("project")));
    }

    @AfterEach
    void close() {
        live.ifPresent(LivePreparation::close);
        watch.ifPresent(RunWatch::close);
        courier.ifPresent(Courier::close);
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

        round().run();
        Report resident = awaitReports(1).get(0);

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
        CheckRound round = round();
        round.run();
        for (int i = 0; i < 2; i++) {
            now = round.next(now);
            round.prepare();
            round.run();
        }

        List<Report> reports = awaitReports(3);

        assertThat(reports)
                .allSatisfy(report -> assertThat(report.checks())
                        .extracting(ReportEntry::summary)
                        .containsExactly("quick", "usual"));
        assertThat(Files.readAllLines(project.root().resolve("ran"))).hasSizeBetween(4, 5);
        assertThat(round.status(round.next(now))).contains(" of 2 checks at ").contains(": OKAY; next run at ");
        assertThat(said()).isEmpty();
    }

    @Test
    void takesUpWhatHasChanged() throws Exception {
        project.script("chk_one.sh", "#!/bin/bash", "echo one");
        CheckRound round = round();
        round.run();
        project.script("chk_two.sh", "#!/bin/bash", "echo two").monttyYaml("check: {interval: 10m}");

        now = round.next(now);
        round.prepare();
        round.run();

        assertThat(awaitReports(2).get(1)).satisfies(report -> {
            assertThat(report.checks()).extracting(ReportEntry::summary).containsExactly("one", "two");
            assertThat(report.interval()).isEqualTo(Duration.ofMinutes(10));
        });
        assertThat(Duration.between(now, round.next(now))).isGreaterThan(Duration.ofMinutes(4));
    }

    @Test
    void goesOnAsBeforeWhereAChangeMakesNoSenseAndSaysSoInTheReport() throws Exception {
        project.script("chk_one.sh", "#!/bin/bash", "echo one");
        CheckRound round = round();
        project.monttyYaml("check: {intervall: 10m}");
        for (int i = 0; i < 2; i++) {
            round.prepare();
            round.run();
            now = round.next(now);
        }

        List<Report> reports = awaitReports(2);
        assertThat(reports).allSatisfy(report -> {
            assertThat(report.checks()).extracting(ReportEntry::id).containsExactly("chk_one.sh", "montty.findings");
            assertThat(report.status()).isEqualTo(Status.ALERT);
            assertThat(report.interval()).isEqualTo(Duration.ofMinutes(5));
        });
        assertThat(said())
                .contains("montty.yaml: montty.yaml:1: check.intervall: is not a known key")
                .contains("until it is mended the checker goes on as before")
                .hasLineCount(1);
        assertThat(round.status(now)).contains("; montty.yaml montty.yaml:1: check.intervall");
        Files.delete(project.layout().config());
        round.prepare();
        assertThat(round.status(now)).contains("; montty.yaml it is gone; ");
        project.monttyYaml("");
        round.prepare();
        assertThat(round.status(now)).doesNotContain("montty.yaml");
    }

    @Test
    void leavesTheChecksAloneWhileAnotherRunIsAtThem() throws Exception {
        project.script("chk_one.sh", "#!/bin/bash", "echo one");
        CheckRound round = round();
        try (RunLock lock = RunLock.tryAcquire(project.layout().checkLock()).orElseThrow()) {
            assertThat(lock).isNotNull();
            round.run();

            assertThat(round.next(now)).isEqualTo(now.plusSeconds(10));
            assertThat(round.status(now)).startsWith("nothing ran yet; another run is checking; ");
        }
        assertThat(project.reports()).isEmpty();
        assertThat(said())
                .isEqualTo("montty: another run is checking for " + project.root() + "; this one waits for it\n");

        round.run();

        assertThat(awaitReports(1)).hasSize(1);
        assertThat(round.next(now)).isAfter(now.plusSeconds(10));
    }

    @Test
    void isNotHeldUpByAServerThatDoesNotAnswer() throws Exception {
        project.script("chk_one.sh", "#!/bin/bash", "echo one")
                .monttyYaml("server: {user: nobody, host: 127.0.0.1, port: 1, splay: 60s}");
        CountDownLatch waits = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        pause = duration -> {
            waits.countDown();
            never.await();
        };
        CheckRound round = round();
        round.run();
        waits.await();

        for (int i = 0; i < 3; i++) {
            now = round.next(now);
            round.prepare();
            round.run();
        }

        assertThat(project.files(project.layout().spool())).hasSize(4);
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
        CheckRound round = round();
        round.run();
        now = round.next(now);
        Files.delete(began);
        round.prepare();
        round.run();
        Files.createFile(end);

        List<Report> reports = awaitReports(2);
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
        CheckRound round = round();
        for (int i = 0; i < replacements; i++) {
            plugin(i);
            round.prepare();
            round.run();
            now = now.plusSeconds(600);
        }

        assertThat(awaitReports(replacements))
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

    private CheckRound round() {
        CliEnvironment environment = new CliEnvironment(
                project.root(),
                Path.of("/"),
                Optional.empty(),
                Map.of(),
                "tester",
                new Hands(),
                false,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ExitGuard());
        CheckOptions options =
                new CheckOptions(project.root(), List.of(), List.of(), null, null, null, Set.of(Switch.WATCH));
        LivePreparation prepared = new LivePreparation(new RunPlace(environment, project.layout()), options);
        Courier carrier = new Courier(environment);
        RunWatch over = environment.exit().watch(environment);
        live = Optional.of(prepared);
        courier = Optional.of(carrier);
        watch = Optional.of(over);
        Patience patience = new Patience(Patience.REMOTE, duration -> pause.rest(duration), new Random(1));
        return new CheckRound(environment, patience, options, prepared, over, carrier);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** They are handed in beside the rounds. */
    private List<Report> awaitReports(int count) throws Exception {
        while (project.reports().size() < count) {
            Thread.sleep(10); // the test's deadline bounds it
        }
        List<Report> reports = new ArrayList<>();
        for (Path file : project.reports()) {
            reports.add(new ReportReader().read(Files.readAllBytes(file)));
        }
        reports.sort(Comparator.comparing(Report::at));
        return reports;
    }

    private static ReportEntry timeless(ReportEntry entry) {
        return entry.withDuration(Duration.ZERO)
                .withChildren(
                        entry.children().stream().map(CheckRoundTest::timeless).toList());
    }

    /** Show the time that the test says it is. */
    private final class Hands extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
