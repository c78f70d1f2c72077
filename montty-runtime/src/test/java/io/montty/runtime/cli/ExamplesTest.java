package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Outcome;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Run the examples that are laid into a project as they are. */
@Timeout(60)
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("../examples");

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(folder.resolve("project"));
    }

    @Test
    void runPythonClassesOfEveryKind() throws Exception {
        copy(EXAMPLES.resolve("python-classes/CHECKS"));

        assertThat(project.check()).isEqualTo(new CliRun(0, "", ""));
        Report report = project.onlyReport();

        assertThat(report.checks())
                .allMatch(entry -> entry.outcome() instanceof Outcome.Completed)
                .extracting(ReportEntry::title)
                .containsExactly(
                        "Ports that are listened at",
                        "Load for each processor",
                        "Limits of the kernel",
                        "Everywhere but on the host lab1",
                        "Packages are whole",
                        "Login shells are known ones");
        assertThat(report.checks().get(2).children()).hasSize(2);
        assertThat(report.checks().get(3).children().get(0).filter()).isTrue();
    }

    @Test
    void wakeTheOneThatNeedsSudoByItsTag() throws Exception {
        copy(EXAMPLES.resolve("python-classes/CHECKS"));

        assertThat(project.check("--tags", "sudo")).isEqualTo(new CliRun(0, "", ""));

        assertThat(project.onlyReport().checks())
                .extracting(ReportEntry::title)
                .containsExactly("The rules of sudo are sound");
    }

    @Test
    void runPluginsOfNagios() throws Exception {
        Needs.that(
                Files.isExecutable(Path.of("/usr/lib/nagios/plugins/check_disk")),
                "the example of Nagios plugins",
                "install the package monitoring-plugins-basic");
        copy(EXAMPLES.resolve("nagios-plugins"));

        assertThat(project.check()).isEqualTo(new CliRun(0, "", ""));

        assertThat(project.onlyReport().checks())
                .extracting(ReportEntry::id)
                .containsExactly("disk", "load", "swap", "users", "processes");
    }

    private void copy(Path from) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target =
                        project.layout().checks().resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
