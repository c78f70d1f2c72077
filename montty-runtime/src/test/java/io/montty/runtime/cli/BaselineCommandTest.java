package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.report.ReportEntry;
import io.montty.plugins.loader.PluginJar;
import io.montty.runtime.report.ReportFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineCommandTest {

    @TempDir
    private Path folder;

    private TestProject project;
    private Path watched;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(Files.createDirectory(folder.resolve("project")));
        watched = Files.createDirectory(folder.resolve("watched"));
        PluginJar.named("demo.jar")
                .withCheck("demo.Plain", "demo.plain")
                .withSource("demo.Files", PluginJar.extension("demo.Files", "implements Check", """
                                public CheckSpec spec() { return CheckSpec.of("demo.files", "Files"); }
                                public CheckResult run(CheckContext context) throws Exception {
                                    Map<String, String> now = new TreeMap<>();
                                    for (java.io.File file : new java.io.File("%s").listFiles()) {
                                        now.put(file.getName(), java.nio.file.Files.readString(file.toPath()));
                                    }
                                    Optional<Difference> found = context.baseline().compare(now);
                                    return found.isEmpty()
                                        ? CheckResult.na("no baseline yet: " + context.baseline().command())
                                        : CheckResult.okay("changed: " + found.get().lines());
                                }
                                """.formatted(watched)))
                .in(project.layout().plugins());
    }

    private CliRun baseline(String... args) {
        String[] all = new String[args.length + 4];
        all[0] = "checks";
        all[1] = "baseline";
        all[2] = "--project";
        all[3] = project.root().toString();
        System.arraycopy(args, 0, all, 4, args.length);
        return CliRun.of(folder, all);
    }

    private String said() {
        return project.check("--no-report", "--only", "demo.files").out();
    }

    @Test
    void tellsWhatChangedSinceItWasMade() throws IOException {
        Files.writeString(watched.resolve("a"), "1");
        Files.writeString(watched.resolve("b"), "2");
        assertThat(said()).contains("no baseline yet: montty checks baseline demo.files");

        CliRun made = baseline("demo.files");

        assertThat(made.code()).isZero();
        assertThat(made.out())
                .isEqualTo("+ a: 1\n+ b: 2\ndemo.files: 2 things taken for right, 2 of them new or changed, in "
                        + project.root().resolve("BASELINES/demo.files.json") + "\n");
        assertThat(said()).contains("changed: []");
        Files.delete(watched.resolve("b"));
        Files.writeString(watched.resolve("a"), "9");
        assertThat(said()).contains("changed: [- b: 2, ~ a: was 1, is 9]");
        assertThat(baseline("demo.files").out()).startsWith("- b: 2\n~ a: was 1, is 9\n");
        assertThat(said()).contains("changed: []");
    }

    @Test
    void makesChecksDueThatDoNotRunEveryTime() throws IOException, ReportFormatException {
        Files.writeString(watched.resolve("a"), "1");
        project.checksYaml("checks: {demo.files: {interval: 1d}, demo.plain: {enabled: false}}");
        project.check();
        Files.delete(project.reports().get(0));

        baseline("demo.files");
        project.check();

        assertThat(project.onlyReport().checks())
                .singleElement()
                .extracting(ReportEntry::summary)
                .isEqualTo("changed: []");
    }

    @Test
    void keepsNothingInADryRun() throws IOException {
        Files.writeString(watched.resolve("a"), "1");

        assertThat(baseline("--dry-run", "demo.files").out())
                .isEqualTo("+ a: 1\ndemo.files: 1 thing, 1 of them differ from the baseline; nothing was kept\n");
        assertThat(said()).contains("no baseline yet");
    }

    @Test
    void writesAFileThatADiffCanRead() throws IOException {
        Files.writeString(watched.resolve("a"), "1");
        Files.writeString(watched.resolve("b"), "2");
        baseline("demo.files");

        assertThat(project.root().resolve("BASELINES/demo.files.json"))
                .hasContent("{\n  \"a\" : \"1\",\n  \"b\" : \"2\"\n}");
    }

    @Test
    void saysThatACheckHasNone() {
        CliRun run = baseline("demo.plain");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("montty: demo.plain: compared nothing with a baseline, so none was made; it says: OKAY"
                        + " demo.plain\n");
    }

    @Test
    void isReportedAndCanBeMadeAgainWhenItIsDamaged() throws IOException {
        baseline("demo.files");
        Files.writeString(project.root().resolve("BASELINES/demo.files.json"), "{oops");

        assertThat(said()).contains("is not as it was written", "make it again: montty checks baseline demo.files");
        CliRun again = baseline("demo.files");
        assertThat(again.code()).isZero();
        assertThat(again.err()).contains("is not as it was written");
        assertThat(said()).contains("changed: []");
    }
}
