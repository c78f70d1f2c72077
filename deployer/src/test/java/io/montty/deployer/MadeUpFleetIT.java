package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lay out the made-up fleet of the examples, and see it with the monitor's plain output. */
class MadeUpFleetIT {

    private static final Path MONTTY = Path.of(System.getProperty("distribution"), "bin/montty");

    @TempDir
    private Path folder;

    @Test
    void tellsItsStories() throws Exception {
        Shell shell = Shell.in(folder)
                .with(Map.of(
                        "PATH",
                        "/usr/bin:/bin",
                        "LANG",
                        "C.UTF-8",
                        "MONTTY",
                        MONTTY.toString(),
                        "MONTTY_JAVA",
                        Path.of(System.getProperty("java.home"), "bin/java").toString()));
        Path script = Path.of(System.getProperty("montty.root"), "examples/made-up-fleet.py");

        Ended made = shell.run(script, "fleet", "12");
        Ended plain = shell.run(MONTTY, "monitor", "--project", "fleet", "--plain");
        Ended again = shell.run(script, "fleet");

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(plain.code()).as(plain.err()).isZero();
        assertThat(plain.out())
                .contains("12 hosts: ALERT 5, SILENT 2, WARN 3, OKAY 2, NA 0")
                .containsPattern("ALERT +db-03\\.prod\\.example .*/var 97% used")
                .containsPattern("ALERT +vpn-01\\.corp\\.example .*acked kim")
                .containsPattern("SILENT +web-019\\.prod\\.example .*no report for 27m");
        assertThat(again.code()).isOne();
        assertThat(again.err()).contains("fleet is there already");
    }
}
