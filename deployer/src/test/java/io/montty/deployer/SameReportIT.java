package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Metric;
import io.montty.api.Outcome;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.report.ReportReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Run the shipped checks and 200 made-up ones in every way there is to run them, and compare what each is told of. */
@Timeout(300)
class SameReportIT {

    private static final Path DISTRIBUTION = Path.of(System.getProperty("distribution"));
    private static final int GENERATED = 200;

    /** Shipped checks that measure what differs from one moment to the next: what they answer is not compared. */
    private static final Set<String> OF_THE_MOMENT =
            Set.of("host.cpu", "host.load", "host.memory", "host.swap", "host.processes", "host.network-errors");

    @TempDir
    private Path folder;

    private Shell shell;
    private Path project;

    @BeforeEach
    void layOut() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin/java");
        shell = Shell.in(folder)
                .within(Duration.ofMinutes(2))
                .with(Map.of("PATH", "/usr/bin:/bin", "MONTTY_JAVA", java.toString()));
        project = folder.resolve("project");
        assertThat(montty(DISTRIBUTION, "deploy", project.toString()).code()).isZero();
        GeneratedChecks.make(project, GENERATED, 20261126);
    }

    private Ended montty(Path home, String... words) throws Exception {
        return shell.run(home.resolve("bin/montty"), words);
    }

    /** Run all checks, due or not, and return what the report says of each, by its id. */
    private Map<String, String> run(Path home, String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of("check", "--project=" + project, "--force", "--format=json"));
        words.addAll(List.of(options));
        Ended ended = montty(home, words.toArray(new String[0]));
        assertThat(ended.err()).isEmpty();
        return said(new ReportReader().read(ended.out().getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, String> said(Report report) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("the report", String.join(" ", report.intended()) + " " + report.bundle());
        report.checks().forEach(entry -> collect(entry, "", said));
        return said;
    }

    private static void collect(ReportEntry entry, String above, Map<String, String> said) {
        String place = above + "/" + entry.id();
        boolean ofTheMoment = !place.contains("generated") && !place.contains("named") && !place.contains("site");
        String fixed = (entry.carried() == null ? "" : "carried ") + entry.title() + " " + entry.kind() + " "
                + entry.filter() + " " + new TreeMap<>(tags(entry));
        said.put(
                place,
                OF_THE_MOMENT.contains(entry.id())
                        ? fixed
                        : fixed + " " + entry.status() + " " + outcome(entry.outcome())
                                + (ofTheMoment ? "" : " " + entry.summary() + entry.output() + metrics(entry)));
        entry.children().forEach(child -> collect(child, place, said));
    }

    private static Map<String, String> tags(ReportEntry entry) {
        Map<String, String> tags = new TreeMap<>();
        entry.tags().forEach(tag -> tags.put(tag, ""));
        return tags;
    }

    private static String outcome(Outcome outcome) {
        return outcome instanceof Outcome.TimedOut ? "timed out" : outcome.toString();
    }

    private static String metrics(ReportEntry entry) {
        return entry.metrics().stream().map(Metric::toString).toList().toString();
    }

    private List<Path> plans() throws Exception {
        Path plans = project.resolve("SPOOL/.plans");
        if (!Files.isDirectory(plans)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(plans)) {
            return files.toList();
        }
    }

    @Test
    void tellsTheSameWithAndWithoutAPlan() throws Exception {
        Map<String, String> without = run(DISTRIBUTION, "--no-plan");
        assertThat(without).hasSizeGreaterThan(GENERATED + 30);
        assertThat(plans()).isEmpty();

        Map<String, String> whileItIsKept = run(DISTRIBUTION);
        assertThat(plans()).hasSize(1);
        Map<String, String> fromThePlan = run(DISTRIBUTION);

        assertThat(whileItIsKept).isEqualTo(without);
        assertThat(fromThePlan).isEqualTo(without);
    }

    /** Answers of checks with an interval are carried then, and no parser of command lines is started. */
    @Test
    void tellsTheSameWhereCronCallsItAgain() throws Exception {
        fromCron("check", "--project=" + project);
        Map<String, String> fromThePlan = fromCron("check", "--project=" + project);
        Map<String, String> without = fromCron("check", "--project=" + project, "--no-plan");

        assertThat(plans()).hasSize(1);
        assertThat(fromThePlan).isEqualTo(without);
        assertThat(fromThePlan.values()).anyMatch(said -> said.contains("carried"));
    }

    private Map<String, String> fromCron(String... words) throws Exception {
        emptyInbox();
        assertThat(montty(DISTRIBUTION, words)).isEqualTo(new Ended(0, "", ""));
        return said(new ReportReader().read(Files.readAllBytes(inbox().get(0))));
    }

    @Test
    void tellsTheSameWhereItStays() throws Exception {
        Map<String, String> once = run(DISTRIBUTION, "--no-plan");
        Files.deleteIfExists(project.resolve("SPOOL/.carried.json"));
        emptyInbox();
        Path log = folder.resolve("watch.log");
        ProcessBuilder builder = new ProcessBuilder(
                        DISTRIBUTION.resolve("bin/montty").toString(), "check", "--watch", "--project=" + project)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(shell.environment());
        Process watch = builder.start();
        try {
            Report first = new ReportReader().read(Files.readAllBytes(firstReport(watch)));

            assertThat(said(first)).isEqualTo(once);
        } finally {
            watch.destroy();
            assertThat(watch.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(watch.exitValue()).as(Files.readString(log)).isZero();
    }

    @Test
    @Tag("acceptance")
    void tellsTheSameFromAClassArchive() throws Exception {
        Path home = folder.resolve("unpacked");
        assertThat(shell.run(List.of("/bin/cp", "-R", DISTRIBUTION.toString(), home.toString()))
                        .code())
                .isZero();
        Map<String, String> without = run(home, "--no-plan");
        Ended made = shell.run(home.resolve("bin/montty-archive"));
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(shell.run(home.resolve("bin/montty-archive"), "--check").code())
                .isZero();

        assertThat(run(home, "--no-plan")).isEqualTo(without);
        run(home);
        assertThat(run(home)).isEqualTo(without);
    }

    private void emptyInbox() throws IOException {
        for (Path report : inbox()) {
            Files.delete(report);
        }
    }

    private List<Path> inbox() throws IOException {
        try (Stream<Path> files = Files.walk(project.resolve("REPORTS/_input"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    private Path firstReport(Process watch) throws Exception {
        for (int i = 0; i < 1200 && watch.isAlive(); i++) {
            List<Path> reports = inbox();
            if (!reports.isEmpty()) {
                return reports.get(0);
            }
            watch.waitFor(100, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("no report came within two minutes");
    }
}
