package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.store.ReportName;
import io.montty.runtime.transport.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Follow a report from the end of a run to the server, past all that can stand in its way. */
@Timeout(60)
class CheckDeliveryTest {

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(folder.resolve("pro ject")).script("chk_a.sh", "#!/bin/bash", "echo a");
    }

    @Test
    void keepsTheReportWhenTheServerCannotBeReached() throws Exception {
        project.monttyYaml("server: {user: montty, host: 127.0.0.1, port: 1, dir: /srv/montty, identity: key}")
                .script("chk_a.sh", "#!/bin/bash", "echo a");

        CliRun run = project.check();
        CliRun again = project.check();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("montty: 1 report waits in the spool, since montty@127.0.0.1:/srv/montty");
        assertThat(again.err()).startsWith("montty: 2 reports wait in the spool");
        assertThat(project.files(project.layout().spool())).hasSize(2);
    }

    @Test
    void handsInWhatAnEarlierRunKept() throws Exception {
        project.script("chk_a.sh", "#!/bin/bash", "echo a");

        assertThat(project.check("--no-send")).isEqualTo(new CliRun(0, "", ""));
        assertThat(project.reports()).isEmpty();
        project.check();

        assertThat(project.reports()).hasSize(2);
        assertThat(project.files(project.layout().spool())).isEmpty();
    }

    @Test
    void handsInAReportThatTheSpoolHasNoPlaceFor() throws Exception {
        project.script("chk_a.sh", "#!/bin/bash", "mv SPOOL GONE; echo a");

        CliRun run = project.check();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("montty: the report could not be kept in "
                        + project.layout().spool() + ": ")
                .contains("; it was handed in without that; make room or make the folder writable\n")
                .contains("montty: the spool cannot be read: ");
        assertThat(project.onlyReport().status()).isEqualTo(Status.OKAY);
    }

    @Test
    void letsTheNextRunBeginWhileThisOneWaitsForTheServer() throws Exception {
        project.monttyYaml("server: {user: montty, host: 127.0.0.1, port: 1, dir: /srv/montty, identity: key}");
        List<CliRun> others = new ArrayList<>();
        Pause pause = duration -> others.add(project.check("--no-send"));

        CliRun.of(
                folder,
                false,
                Map.of(),
                pause,
                "check",
                "--project",
                project.root().toString());

        assertThat(others).isNotEmpty().allSatisfy(run -> assertThat(run.code()).isZero());
        assertThat(project.files(project.layout().spool())).hasSize(others.size() + 1);
    }

    @Test
    void waitsForNoServerOnThisMachine() {
        List<Duration> rests = new ArrayList<>();

        CliRun.of(
                folder,
                false,
                Map.of(),
                rests::add,
                "check",
                "--project",
                project.root().toString());

        assertThat(rests).isEmpty();
    }

    @Test
    void tellsInTheNextReportWhatTheSpoolCouldNotHold() throws Exception {
        for (int i = 0; i < 203; i++) {
            Files.writeString(
                    project.layout()
                            .spool()
                            .resolve(CliRun.NOW.toEpochMilli()
                                    - 1000
                                    + i
                                    + "-"
                                    + new ReportName(
                                            String.format("%032x", i), Status.OKAY, 1, ReportName.Format.JSON)),
                    "x");
        }
        assertThat(project.check("--no-send").code()).isZero();

        CliRun run = project.check("--no-send");
        CliRun after = project.check("--no-send", "--format", "json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("montty: spool: 4 reports (ALERT 0, WARN 0, OKAY 4) were dropped from the spool");
        assertThat(after.out()).contains("1 report (ALERT 0, WARN 0, OKAY 1) was dropped");
        assertThat(project.files(project.layout().spool())).hasSize(200);
    }

    @Test
    void runsWithoutATemporaryFolder() throws Exception {
        Map<String, String> variables = Map.of("TMPDIR", folder.resolve("none").toString());

        CliRun run = CliRun.of(
                folder, false, variables, "check", "--project", project.root().toString());

        assertThat(run).isEqualTo(new CliRun(0, "", ""));
        assertThat(project.onlyReport().checks().get(0).output()).containsExactly("a");
        assertThat(project.files(project.layout().spool())).isEmpty();
    }

    @Test
    void handsInTheOthersWhereOneReportCannotBeRead() throws Exception {
        project.check("--no-send");
        Path first = project.files(project.layout().spool()).get(0);
        Files.delete(first);
        Files.createDirectory(first);
        Files.delete(first);
        Files.createSymbolicLink(first, Path.of("/proc/self/mem"));

        CliRun run = project.check();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("montty: a report cannot be read and stays in the spool: ");
        assertThat(project.onlyReport().status()).isEqualTo(Status.OKAY);
        assertThat(project.files(project.layout().spool())).containsExactly(first);
        Files.delete(first);
    }

    @Test
    void tellsWhatIsWrongAlsoWhereTheExitCodeTellsTheStatus() throws Exception {
        project.script("chk_b.sh", "echo no shebang")
                .monttyYaml("server: {user: u, host: 127.0.0.1, port: 1, dir: /d}");

        CliRun run = project.check("--exit-status", "--only", "chk_a.sh");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("1 report waits in the spool");
    }

    @Test
    void reportsATagThatIsGoneTogetherWithTheCheckThatHadIt() throws Exception {
        project.checksYaml("checks:", "  chk_a.sh: {tags: [web}");

        CliRun run = project.check("--tags", "web");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("CHECKS/checks.yaml").contains("no check has the tag 'web'");
        assertThat(project.onlyReport().status()).isEqualTo(Status.ALERT);
        assertThat(findings()).hasSize(2).anyMatch(summary -> summary.startsWith("no check has the tag 'web'"));
    }

    @Test
    void showsNoControlCharacter() {
        assertThat(project.check("--only", "x\033[31m").err())
                .contains("x^[[31m")
                .doesNotContain("\033");
    }

    @Test
    void printsJsonThatATerminalDoesNotObey() throws Exception {
        project.script("chk_a.sh", "#!/bin/bash", "printf 'a\\302\\233b\\342\\200\\256c\\n'");

        CliRun run = project.check("--format", "json", "--no-report");

        assertThat(run.out()).contains("\"a\\u009bb\\u202ec\"");
    }

    private List<String> findings() throws Exception {
        List<ReportEntry> entries = project.onlyReport().checks();
        return entries.get(entries.size() - 1).children().stream()
                .map(ReportEntry::summary)
                .toList();
    }
}
