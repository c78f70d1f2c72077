package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.report.legacy.FormatFolder;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Run the checks of each case of the Python tool, and compare the report with the one that tool made. */
@Timeout(120)
class LegacyCasesTest {

    /** Where the project lay whose path one of the reports holds. */
    private static final String THEIR_PROJECT = "/tmp/ref/mty/gp";

    private final List<Path> made = new ArrayList<>();

    @AfterEach
    void removeProjects() throws IOException {
        for (Path project : made) {
            try (var files = Files.walk(project)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> agreesWithThePythonTool() throws IOException {
        Path folder = FormatFolder.orSkip("the reports of the Python tool's cases");
        try (var cases = Files.list(folder.resolve("cases"))) {
            return cases.sorted().toList().stream()
                    .map(one -> DynamicTest.dynamicTest(String.valueOf(one.getFileName()), () -> compare(folder, one)));
        }
    }

    private void compare(Path folder, Path one) throws Exception {
        // As long as theirs, since lines are folded by their length.
        Path root = Path.of("/tmp", Long.toString(System.nanoTime()).substring(0, 10));
        made.add(root);
        TestProject project = new TestProject(root);
        copy(folder.resolve("BASH_SCRIPTS"), project.layout().bashScripts());
        copy(one.resolve("CHECKS"), project.layout().checks());

        CliRun run = project.check("--report-format", "mty");

        assertThat(run.err()).isEmpty();
        Path file = project.reports().get(0);
        String report = Files.readString(file);
        if (!Files.exists(one.resolve("expected.mty"))) {
            assertThat(Files.readString(one.resolve("original.rc")).strip()).isNotEqualTo("0");
            assertThat(report)
                    .contains("chk_0 good                                                             (OKAY)")
                    .containsPattern("\\(ALERT\\) {5}\\ncrashed: RuntimeError: ");
            return;
        }
        String expected = Files.readString(one.resolve("expected.mty")).replace(THEIR_PROJECT, root.toString());
        assertThat(withoutHost(report)).isEqualTo(withoutHost(expected));
        ReportName name = ReportName.parse(file.getFileName().toString()).orElseThrow();
        assertThat(name.format()).isEqualTo(ReportName.Format.MTY);
        assertThat(name.expiry()).isEqualTo(CliRun.NOW.getEpochSecond() + 300);
        assertThat(expected).contains("Status: " + name.status() + "\n");
    }

    private static String withoutHost(String report) {
        return report.replaceAll("(?m)^(Host|IPv4|At): .*$", "$1: any");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.write(
                            target,
                            Files.readString(file, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }
}
