package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.loader.PluginJar;
import io.montty.runtime.report.ReportReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Run the checks with what an earlier run kept, and without, and see whether anybody could tell. */
@Timeout(120)
class CompiledPlanTest {

    /** Nothing that a test has just written may count as changed while the run went on. */
    private final Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = EveryKindOfCheck.layOut(Files.createDirectory(folder.resolve("project")));
    }

    private CliRun run(String... options) {
        List<String> args = Stream.concat(
                        Stream.of("check", "--project", project.root().toString()), Stream.of(options))
                .toList();
        return CliRun.at(later, project.root(), args.toArray(new String[0]));
    }

    private Report report(String... options) throws Exception {
        run(options);
        Path newest = Stream.of(project.reports())
                .flatMap(List::stream)
                .max(Comparator.comparing(file -> file.toFile().lastModified()))
                .orElseThrow();
        Report report = new ReportReader().read(Files.readAllBytes(newest));
        Files.delete(newest);
        Files.deleteIfExists(project.layout().carriedResults());
        return report;
    }

    /** Return all that a report says, but for what differs with each run. */
    private static Map<String, Object> said(Report report) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("intended", report.intended());
        said.put("bundle", report.bundle());
        said.put("status", report.status());
        said.put(
                "checks",
                report.checks().stream().map(CompiledPlanTest::timeless).toList());
        return said;
    }

    private static ReportEntry timeless(ReportEntry entry) {
        return new ReportEntry(
                entry.id(),
                entry.title(),
                entry.kind(),
                entry.filter(),
                entry.tags(),
                entry.status(),
                entry.outcome(),
                entry.summary(),
                entry.output(),
                entry.cut(),
                entry.metrics(),
                Duration.ZERO,
                entry.children().stream().map(CompiledPlanTest::timeless).toList(),
                entry.level(),
                entry.carried());
    }

    private List<Path> plans() throws IOException {
        if (!Files.isDirectory(project.layout().plans())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(project.layout().plans())) {
            return files.toList();
        }
    }

    private Path plain() {
        return project.layout().checks().resolve("chk_plain.sh");
    }

    private Path plan() throws IOException {
        List<Path> plans = plans();
        assertThat(plans).hasSize(1);
        return plans.get(0);
    }

    /** Return what the plan says of a check, if it was read in the next run: this puts a lie into it. */
    private void lie() throws IOException {
        String text = Files.readString(plan());
        assertThat(text).contains("Plain one");
        Files.writeString(plan(), text.replace("Plain one", "A lie"));
    }

    private boolean believes(String... options) throws Exception {
        return report(options).checks().stream().anyMatch(entry -> entry.title().equals("A lie"));
    }

    @Test
    void reportsTheSameFromAPlanAsWithoutOne() throws Exception {
        Map<String, Object> first = said(report());
        Map<String, Object> fromPlan = said(report());
        Map<String, Object> without = said(report("--no-plan"));

        assertThat(plans()).hasSize(1);
        assertThat(fromPlan).isEqualTo(without).isEqualTo(first);
    }

    @Test
    void runsFromThePlan() throws Exception {
        report();
        lie();

        assertThat(believes()).isTrue();
        assertThat(believes("--no-plan")).isFalse();
    }

    @Test
    void keepsAPlanForEachThingThatIsAskedFor() throws Exception {
        Map<String, Object> tagged = said(report("--tags", "c"));
        report("--only", "demo.*");

        assertThat(plans()).hasSize(2);
        assertThat(said(report("--tags", "c"))).isEqualTo(tagged);
        assertThat(said(report("--only", "demo.*"))).isEqualTo(said(report("--only", "demo.*", "--no-plan")));
    }

    @Test
    void keepsNoMorePlansThanAHostHasUseFor() throws Exception {
        for (int i = 0; i < 20; i++) {
            run("--only", "chk_plain.sh", "--only", "chk_p" + "?".repeat(i + 1) + "*");
        }

        assertThat(plans()).hasSizeLessThanOrEqualTo(16).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> looksAtEverythingAnewAfterAChangeOf() {
        return PlanChange.all().entrySet().stream()
                .map(change -> DynamicTest.dynamicTest(change.getKey(), () -> {
                    project = EveryKindOfCheck.layOut(Files.createDirectory(folder.resolve(change.getKey())));
                    report();
                    lie();
                    change.getValue().to(project);

                    Map<String, Object> after = said(report());

                    assertThat(after.toString()).doesNotContain("A lie");
                    assertThat(after).isEqualTo(said(report("--no-plan")));
                }));
    }

    @Test
    void doesNotTakeThePlanOfTheProjectThatThisOneWasCopiedFrom() throws Exception {
        report();
        Path copy = folder.resolve("copy");
        assertThat(new ProcessBuilder("/bin/cp", "-a", project.root().toString(), copy.toString())
                        .start()
                        .waitFor())
                .isZero();
        project = new TestProject(copy);
        project.script("chk_plain.sh", "#!/bin/bash", "echo of the copy");

        assertThat(report().checks()).extracting(ReportEntry::summary).contains("of the copy");
    }

    @Test
    void tellsOneGlobWithACommaFromTwo() throws Exception {
        report("--only", "own", "--only", "chk_plain.sh");

        assertThat(run("--only", "own, chk_plain.sh").err()).contains("no check has the id 'own, chk_plain.sh'");
    }

    @Test
    void keepsNothingWhileSomethingIsWrongWithTheChecks() throws Exception {
        project.checksYaml("checks: {no_such_check: {timeout: 1s}}");

        assertThat(run().code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run().err()).contains("no_such_check");
        assertThat(plans()).isEmpty();
    }

    @Test
    void keepsNothingOfWhatMayHaveChangedWhileItWasRead() throws Exception {
        CliRun.at(
                Clock.systemUTC(),
                project.root(),
                "check",
                "--project",
                project.root().toString());
        Files.setPosixFilePermissions(plain(), PosixFilePermissions.fromString("rwx------"));
        for (Path plan : plans()) {
            Files.delete(plan);
        }
        Clock then = Clock.fixed(
                Files.getLastModifiedTime(plain()).toInstant(),
                Clock.systemUTC().getZone());

        CliRun.at(then, project.root(), "check", "--project", project.root().toString());

        assertThat(plans()).isEmpty();
    }

    @Test
    void neitherReadsNorKeepsAPlanWhenToldNotTo() throws Exception {
        report("--no-plan");
        assertThat(plans()).isEmpty();

        run("--no-report");
        assertThat(plans()).isEmpty();
    }

    @Test
    void doesNotBelieveAPlanThatOthersCanWrite() throws Exception {
        report();
        lie();
        Files.setPosixFilePermissions(plan(), PosixFilePermissions.fromString("rw-rw----"));

        assertThat(believes()).isFalse();
    }

    @Test
    void doesNotBelieveAPlanInAFolderThatOthersCanWrite() throws Exception {
        report();
        lie();
        Files.setPosixFilePermissions(project.layout().plans(), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(believes()).isFalse();
    }

    @Test
    void doesNotFollowALinkToAPlan() throws Exception {
        report();
        lie();
        Path plan = plan();
        Path moved = folder.resolve("moved.json");
        Files.move(plan, moved);
        Files.createSymbolicLink(plan, moved);

        assertThat(believes()).isFalse();
    }

    @Test
    void goesOnWithoutAPlanThatWasCutShortOrIsNone() throws Exception {
        Map<String, Object> whole = said(report());
        byte[] bytes = Files.readAllBytes(plan());
        for (int length : new int[] {0, 1, bytes.length / 3, bytes.length - 1}) {
            Files.write(plan(), java.util.Arrays.copyOf(bytes, length));
            assertThat(said(report())).as("cut at %d", length).isEqualTo(whole);
        }
        for (String other : List.of("[]", "null", "{\"made\":7}", "{\"unknown\":true}")) {
            Files.write(plan(), other.getBytes(StandardCharsets.UTF_8));
            assertThat(said(report())).as(other).isEqualTo(whole);
        }
    }

    /** Install a jar that leaves a trace when it is loaded, and whose checks are named after what is in a file. */
    private void installTraced() throws IOException {
        Files.writeString(folder.resolve("offer"), "one");
        PluginJar.named("traced.jar")
                .withSource(
                        "demo.Traced", PluginJar.extension("demo.Traced", "implements Check", """
                                private static final String OFFER = read();
                                private static String read() {
                                    try {
                                        java.nio.file.Files.writeString(java.nio.file.Path.of("%1$s/trace"), "");
                                        return java.nio.file.Files.readString(java.nio.file.Path.of("%1$s/offer"));
                                    } catch (java.io.IOException e) {
                                        throw new IllegalStateException(e);
                                    }
                                }
                                public CheckSpec spec() { return CheckSpec.of("traced." + OFFER, "Traced"); }
                                public CheckResult run(CheckContext context) { return CheckResult.okay(OFFER); }
                                """.formatted(folder)))
                .in(project.layout().plugins());
        project.checksYaml("checks: {traced.one: {interval: 1d}}");
    }

    @Test
    void loadsNoJarForAnAnswerThatIsCarried() throws Exception {
        installTraced();
        run();
        Files.delete(folder.resolve("trace"));

        CliRun carried = run("--format", "json");

        assertThat(carried.out()).contains("carried_from");
        assertThat(folder.resolve("trace")).doesNotExist();
        assertThat(run("--force", "--format", "json").out()).doesNotContain("carried_from");
        assertThat(folder.resolve("trace")).exists();
    }

    @Test
    void looksAnewWhenAJarOffersOtherChecksThanBefore() throws Exception {
        installTraced();
        project.checksYaml("");
        report();
        Files.writeString(folder.resolve("offer"), "two");

        assertThat(report().checks()).extracting(ReportEntry::id).contains("traced.two");
    }
}
