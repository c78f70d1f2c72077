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
        project = everyKind(Files.createDirectory(folder.resolve("project")));
    }

    /** Lay out a project with a check of every kind, and every kind of setting. */
    private static TestProject everyKind(Path root) throws IOException {
        TestProject project = new TestProject(root);
        project.script(
                "chk_plain.sh", "#!/bin/bash", "# montty: title=\"Plain one\" tags=\"a b\" timeout=7s", "echo plain");
        project.script("chk_warn.sh", "#!/bin/bash", "echo \"$1 $LIMIT\"", "exit 255");
        project.script(
                "chk_nagios.sh", "#!/bin/bash", "# montty: dialect=nagios", "echo 'bad | used=5%;3;9'", "exit 2");
        project.script("chk_codes.sh", "#!/bin/bash", "echo seven", "exit 7");
        project.script("chk_gauge.sh", "#!/bin/bash", "echo 'temperature{room=\"b\"} 31'");
        project.script("chk_member.sh", "#!/bin/bash", "echo member");
        project.script("chk_filter.sh", "#!/bin/bash", "exit 0");
        project.script("chk_elsewhere.sh", "#!/bin/bash", "echo never");
        project.script("chk_listed.sh", "#!/bin/bash", "echo listed");
        project.script("own.sh", "#!/bin/bash", "echo own");
        Files.writeString(project.layout().checksList(), "check_file_name,tags\nchk_listed.sh,c\n");
        Path plugins = Files.createDirectories(root.resolve("CHECKS/more"));
        Files.writeString(plugins.resolve("check_more"), "#!/bin/bash\necho more\nexit 1\n");
        Files.setPosixFilePermissions(plugins.resolve("check_more"), PosixFilePermissions.fromString("rwxr-xr-x"));
        PluginJar.named("demo.jar")
                .withSource("demo.LimitCheck", PluginJar.extension("demo.LimitCheck", "implements Check", """
                                public record Limit(@Default("3") int limit, @Default("[x]") List<String> names,
                                        @Default("1m") java.time.Duration age) {}
                                public CheckSpec spec() {
                                    return CheckSpec.of("demo.limit", "A limit").withTags("j").withConfig(Limit.class);
                                }
                                public CheckResult run(CheckContext context) {
                                    return CheckResult.okay("limit " + context.config(Limit.class));
                                }
                                """))
                .in(project.layout().plugins());
        return project.checksYaml("""
                checks:
                  chk_warn.sh: {args: [one, two words], env: {LIMIT: "9"}, title: Warned, tags: [w], interval: 2h}
                  chk_codes.sh: {exit_codes: {0: OKAY, 7: WARN}}
                  chk_gauge.sh: {dialect: prometheus-textfile, gauges: [{metric: temperature, warn: ":30"}]}
                  chk_elsewhere.sh: {when: {host: [no-such-host]}}
                  own: {script: own.sh, timeout: 3s}
                  demo.limit: {config: {limit: 5, names: [b, a]}}
                  other: {check: demo.limit, title: Other, config: {age: 2h}}
                groups:
                  - {id: group, title: A group, mode: depend, filters: [chk_filter.sh], members: [chk_member.sh, demo.limit]}
                folders:
                  more: {dialect: nagios, tags: [m]}
                """);
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

    /** Change something that a plan is made from. */
    private interface Change {

        void to(TestProject project) throws IOException;
    }

    private static Map<String, Change> changes() {
        Map<String, Change> changes = new LinkedHashMap<>();
        changes.put(
                "a script's header", at -> at.script("chk_plain.sh", "#!/bin/bash", "# montty: title=\"New\"", "echo"));
        changes.put("a script without its run bit", at -> mode(at, "chk_plain.sh", "rw-r--r--"));
        changes.put("a script that is gone", at -> Files.delete(file(at, "chk_plain.sh")));
        changes.put("a script that is new", at -> at.script("chk_new.sh", "#!/bin/bash", "echo new"));
        changes.put("a script under another name", at -> Files.move(file(at, "chk_plain.sh"), file(at, "chk_q.sh")));
        changes.put(
                "a script of the same length",
                at -> Files.writeString(
                        file(at, "chk_plain.sh"),
                        Files.readString(file(at, "chk_plain.sh")).replace("Plain one", "Plane one")));
        changes.put("a link in place of a script", at -> {
            Files.move(file(at, "own.sh"), file(at, "elsewhere.sh"));
            Files.createSymbolicLink(file(at, "own.sh"), Path.of("chk_plain.sh"));
        });
        changes.put("checks.yaml", at -> at.checksYaml("checks: {chk_plain.sh: {title: Else}}"));
        changes.put("checks.yaml that is wrong", at -> at.checksYaml("checks: [no]"));
        changes.put("checks.yaml that is gone", at -> Files.delete(at.layout().checksConfig()));
        changes.put("checks.csv", at -> Files.writeString(at.layout().checksList(), "chk_listed.sh,d\n"));
        changes.put("montty.yaml", at -> at.monttyYaml("check: {timeout: 9s}", "host: {name: another}"));
        changes.put("a script in a folder", at -> Files.delete(at.root().resolve("CHECKS/more/check_more")));
        changes.put(
                "a jar that is gone", at -> Files.delete(at.layout().plugins().resolve("demo.jar")));
        changes.put(
                "the list of jars",
                at -> Files.writeString(at.layout().plugins().resolve("plugins.lock"), ""));
        changes.put(
                "a jar that others can write",
                at -> Files.setPosixFilePermissions(
                        at.layout().plugins().resolve("demo.jar"), PosixFilePermissions.fromString("rw-rw-rw-")));
        changes.put("what a check was told to take for right", at -> {
            Files.createDirectories(at.layout().baselines());
            Files.writeString(at.layout().baselines().resolve("demo.limit.json"), "{}");
        });
        return changes;
    }

    private static Path file(TestProject project, String name) {
        return project.layout().checks().resolve(name);
    }

    private static void mode(TestProject project, String name, String mode) throws IOException {
        Files.setPosixFilePermissions(file(project, name), PosixFilePermissions.fromString(mode));
    }

    @TestFactory
    Stream<DynamicTest> looksAtEverythingAnewAfterAChangeOf() {
        return changes().entrySet().stream()
                .map(change -> DynamicTest.dynamicTest(change.getKey(), () -> {
                    project = everyKind(Files.createDirectory(folder.resolve(change.getKey())));
                    report();
                    lie();
                    change.getValue().to(project);

                    Map<String, Object> after = said(report());

                    assertThat(after.toString()).doesNotContain("A lie");
                    assertThat(after).isEqualTo(said(report("--no-plan")));
                }));
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
        mode(project, "chk_plain.sh", "rwx------");
        for (Path plan : plans()) {
            Files.delete(plan);
        }
        Clock then = Clock.fixed(
                Files.getLastModifiedTime(file(project, "chk_plain.sh")).toInstant(),
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
