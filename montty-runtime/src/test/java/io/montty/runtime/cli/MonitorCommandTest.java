package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class MonitorCommandTest {

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "--plain --once, --plain and --once do not go together; leave one of them out",
        "--plain --classic, --plain and --classic do not go together; leave one of them out",
        "--once --classic, --once and --classic do not go together; leave one of them out",
        "--classic --filter=web, --classic and --filter do not go together; leave one of them out",
        "--once --filter=x, --once and --filter do not go together; leave one of them out",
        "--follow, --follow goes with --plain alone: montty monitor --plain --follow",
        "--format=json, --format goes with --plain alone: montty monitor --plain --format text|json",
        "--plain --follow --format=json, --follow and --format json do not go together; leave one of them out",
        "--color=pink, '--color is ''pink'', expected auto, always, never, 16, 256 or true'",
    })
    void refusesWhatDoesNotGoTogether(String options, String told) {
        CliRun run = run(options.split(" ", -1));

        assertThat(run).isEqualTo(new CliRun(ExitCode.USAGE, "", "montty: " + told + "\n"));
    }

    @ParameterizedTest
    @CsvSource({"false, xterm", "true, dumb"})
    void pointsAtThePlainTableWhereThereIsNoTerminal(boolean terminal, String term) {
        CliRun run = CliRun.of(folder, terminal, Map.of("TERM", term), "monitor", "--project=" + folder);

        assertThat(run)
                .isEqualTo(new CliRun(
                        ExitCode.USAGE,
                        "",
                        "montty: the monitor needs a terminal that can move its cursor; without one use: montty monitor"
                                + " --plain [--follow]\n"));
    }

    @Test
    void printsATableForPipesAndScreenReaders() {
        assertThat(run("--plain"))
                .isEqualTo(new CliRun(
                        ExitCode.DONE,
                        "no hosts\n0 hosts: ALERT 0, SILENT 0, WARN 0, OKAY 0, NA 0; 0 reports; manager never ran\n",
                        ""));
    }

    @Test
    void printsTheSameForPrograms() {
        assertThat(run("--plain", "--format", "json").out()).isEqualTo("""
                        {
                          "montty" : 1,
                          "at" : "2026-11-22T09:38:11Z",
                          "manager_last_run" : null,
                          "reports" : 0,
                          "counts" : {
                            "ALERT" : 0,
                            "SILENT" : 0,
                            "WARN" : 0,
                            "OKAY" : 0,
                            "NA" : 0
                          },
                          "hosts" : [ ],
                          "troubles" : [ ]
                        }
                        """);
    }

    @Test
    void tellsBesideTheTableWhatItCouldNotRead() throws IOException {
        Files.delete(project.layout().filed(Status.ALERT));

        CliRun run = run("--plain");

        assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).startsWith("no hosts\n");
        assertThat(run.err()).startsWith("montty: ").contains("_alert is missing");
    }

    private CliRun run(String... options) {
        String[] args = new String[options.length + 2];
        args[0] = "monitor";
        args[1] = "--project=" + folder;
        System.arraycopy(options, 0, args, 2, options.length);
        return CliRun.of(folder, args);
    }
}
