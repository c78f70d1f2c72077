package io.montty.runtime.monitor;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static io.montty.runtime.monitor.fleet.SampleReports.check;
import static io.montty.runtime.monitor.fleet.SampleReports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.io.ProjectFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OncePrinterTest {

    @TempDir
    Path root;

    @Test
    void printsTheWorstReportFirstAsPlainText() throws IOException {
        ProjectFixture project = new ProjectFixture(root);
        project.file('a', Status.WARN, report(Status.WARN, check("Updates", Status.WARN, "9 \u001b[31mpending")), NOW);
        project.cameFrom('a', "db-03.prod.example", "");
        project.file('b', Status.ALERT, "MonTTY\nHost: web1\nStatus: ALERT\n\nDisk   (ALERT)\n", NOW.minusSeconds(180));

        assertThat(print(project)).isEqualTo("""
                        !!ALERT  Host: web1 (unverified)  IPv4: -  At: -  (received 3m ago)  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb

                        Disk   (ALERT)

                        ! WARN  Host: db-03.prod.example  IPv4: 192.0.2.31  At: 2026-11-22 09:38:11Z  (received <1m ago)  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

                        ! WARN  Updates
                                9 ^[[31mpending

                        SUMMARY:   !!ALERT 0   ! WARN 1   OKAY 0   - NA 0

                          ! WARN  Updates
                        """);
    }

    @Test
    void namesAFileThatCannotBeReadAndGoesOn() throws IOException {
        ProjectFixture project = new ProjectFixture(root);
        project.file(Status.ALERT, ProjectFixture.name('a', Status.ALERT, "json"), new byte[0], NOW);
        project.file('b', Status.OKAY, report(Status.OKAY, check("CPU", Status.OKAY, "idle")), NOW);

        assertThat(print(project))
                .contains("cannot read aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_ALERT_1999999999.json: the file is empty\n")
                .contains("CPU\n");
    }

    @Test
    void saysThatThereAreNoReports() throws IOException {
        assertThat(print(new ProjectFixture(root))).isEqualTo("no reports\n");
    }

    @Test
    void saysThatAFolderIsMissing() throws IOException {
        ProjectFixture project = new ProjectFixture(root);
        Files.delete(project.layout().filed(Status.ALERT));

        assertThat(print(project)).startsWith(project.layout().filed(Status.ALERT) + " is missing");
    }

    private static String print(ProjectFixture project) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        new OncePrinter(project.layout(), Clock.fixed(NOW, ZoneOffset.UTC))
                .print(new PrintStream(printed, true, StandardCharsets.UTF_8));
        return printed.toString(StandardCharsets.UTF_8);
    }
}
