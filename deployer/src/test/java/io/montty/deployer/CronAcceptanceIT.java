package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets a real cron daemon work for a deployed project directory; takes up to eleven minutes. */
@Tag("acceptance")
class CronAcceptanceIT {

    private static final Duration TWO_CHECKS_AND_THEIR_FILING = Duration.ofMinutes(11);

    @TempDir
    private Path folder;

    @Test
    void filesAReportTwiceInARow() throws Exception {
        folder = folder.toRealPath();
        Path java = Path.of(System.getProperty("java.home"), "bin/java");
        Shell shell = Shell.in(folder)
                .with(Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "MONTTY_JAVA", java.toString()))
                .within(TWO_CHECKS_AND_THEIR_FILING.plusMinutes(1));
        assumeCronCanRun(shell);
        Path script = folder.resolve("cron-acceptance.sh");
        try (var stream = getClass().getResourceAsStream("cron-acceptance.sh")) {
            Files.copy(Objects.requireNonNull(stream), script);
        }

        Ended ended = runWithCron(shell, script);

        assertThat(ended.out().lines()).as(ended.err()).hasSize(2).allMatch(name -> name.endsWith(".json"));
        assertThat(ended.err()).contains("the crontab of root now holds:");
    }

    private static void assumeCronCanRun(Shell shell) throws Exception {
        assumeThat(shell.run(List.of("/bin/sh", "-c", "[ $(id -u) = 0 ] && command -v cron crontab"))
                        .code())
                .as("cron in a namespace needs root and Debian's cron")
                .isZero();
        assumeThat(shell.run(List.of("/usr/bin/unshare", "--mount", "--pid", "--fork", "true"))
                        .code())
                .as("this host allows no namespaces")
                .isZero();
    }

    private Ended runWithCron(Shell shell, Path script) throws Exception {
        return shell.run(List.of(
                "/usr/bin/unshare",
                "--mount",
                "--pid",
                "--fork",
                "--kill-child",
                "--mount-proc",
                "/bin/sh",
                script.toString(),
                System.getProperty("distribution") + "/bin/montty",
                folder.toString(),
                Long.toString(TWO_CHECKS_AND_THEIR_FILING.toSeconds())));
    }
}
