package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.store.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CheckCommandTest {

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(folder.resolve("pro ject"));
    }

    @Test
    void addsAScriptCheckWithOneFile() throws Exception {
        project.script("chk_one.sh", "#!/bin/bash", "# montty: title=\"The one\" tags=\"a b\"", "echo all well");

        CliRun run = project.check();

        assertThat(run).isEqualTo(new CliRun(0, "", ""));
        Report report = project.onlyReport();
        assertThat(report.status()).isEqualTo(Status.OKAY);
        assertThat(report.at().toInstant()).isEqualTo(CliRun.NOW);
        assertThat(report.intended()).containsExactly("chk_one.sh");
        ReportEntry entry = report.checks().get(0);
        assertThat(entry.title()).isEqualTo("The one");
        assertThat(entry.tags()).containsExactlyInAnyOrder("a", "b");
        assertThat(entry.output()).containsExactly("all well");
        assertThat(project.files(project.layout().spool())).isEmpty();
    }

    @Test
    void saysNothingFromCronWhateverTheChecksFind() throws Exception {
        project.script("chk_bad.sh", "#!/bin/bash", "echo broken", "exit 1");

        assertThat(project.check()).isEqualTo(new CliRun(0, "", ""));
        assertThat(project.onlyReport().status()).isEqualTo(Status.ALERT);
    }

    @Test
    void printsTheReportThatTheServerGets() throws Exception {
        project.script("chk_one.sh", "#!/bin/bash", "echo well");

        CliRun run = project.check("--format", "json");

        assertThat(run.out()).isEqualTo(Files.readString(project.reports().get(0)));
    }

    @Test
    void tellsTheStatusByExitCodeWhenAsked() throws Exception {
        project.script("chk_warn.sh", "#!/bin/bash", "exit 255");
        assertThat(project.check("--exit-status").code()).isEqualTo(10);

        project.script("chk_alert.sh", "#!/bin/bash", "exit 2");
        assertThat(project.check("--exit-status", "--no-report").code()).isEqualTo(20);
        assertThat(project.check("--exit-status", "--no-report", "--only", "chk_none*")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void showsProgressAndColourOnATerminalUnlessTold() throws Exception {
        project.script("chk_one.sh", "#!/bin/bash", "# montty: title=\"The one\"", "echo well");
        String[] args = {"check", "--project", project.root().toString(), "--no-report"};

        CliRun coloured = CliRun.of(folder, true, Map.of(), args);
        CliRun plain = CliRun.of(folder, true, Map.of("NO_COLOR", "1"), args);

        assertThat(coloured.err()).contains("0/1  The one").contains("1/1");
        assertThat(coloured.out()).contains("\033[32m  OKAY  \033[0mThe one: well");
        assertThat(plain.out()).contains("  OKAY  The one: well").doesNotContain("\033");
        assertThat(project.reports()).isEmpty();
    }

    @Test
    void selectsByTagNameAndGlob() throws Exception {
        project.script("chk_a.sh", "#!/bin/bash", "# montty: tags=\"red small\"", "echo a")
                .script("chk_b.sh", "#!/bin/bash", "# montty: tags=\"blue\"", "echo b")
                .script("chk_c.sh", "#!/bin/bash", "echo c");

        assertThat(ran("--tags", "red,blue")).containsExactly("chk_a.sh", "chk_b.sh");
        assertThat(ran("--tags", "blue small")).containsExactly("chk_a.sh", "chk_b.sh");
        assertThat(ran("--only", "chk_c.sh")).containsExactly("chk_c.sh");
        assertThat(ran("--only", "chk_[bc]*")).containsExactly("chk_b.sh", "chk_c.sh");
        assertThat(ran("--tags", "")).containsExactly("chk_a.sh", "chk_b.sh", "chk_c.sh");
    }

    @Test
    void listsTheTagsAndIdsThatExistWhereOneDoesNot() throws Exception {
        project.script("chk_a.sh", "#!/bin/bash", "# montty: tags=\"red small\"", "echo a");

        CliRun run = project.check("--tags", "rde", "--only", "x*");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("""
                        montty: no check has the tag 'rde'; tags are: red, small
                        montty: no check has the id 'x*'; ids are: chk_a.sh
                        """);
        assertThat(project.reports()).isEmpty();
    }

    @Test
    void refusesASecondRun() throws Exception {
        project.script("chk_a.sh", "#!/bin/bash", "echo a");
        try (RunLock held = RunLock.tryAcquire(project.layout().checkLock()).orElseThrow()) {
            assertThat(held).isNotNull();
            CliRun run = project.check();

            assertThat(run.code()).isEqualTo(3);
            assertThat(run.err())
                    .isEqualTo("montty: another run is checking for " + project.root() + "; this one did nothing\n");
        }
        assertThat(project.check().code()).isZero();
    }

    @Test
    void saysWhatItWouldRun() throws Exception {
        project.script("chk_a.sh", "#!/bin/bash", "# montty: title=\"Aaa\" tags=x timeout=7s", "touch ran");

        assertThat(project.check("--dry-run")).isEqualTo(new CliRun(0, "chk_a.sh  Aaa  [x]  7.0 s\n", ""));
        assertThat(CliRun.of(
                                folder,
                                "checks",
                                "list",
                                "--project",
                                project.root().toString())
                        .out())
                .isEqualTo("chk_a.sh  Aaa  [x]  7.0 s\n");
        assertThat(project.root().resolve("ran")).doesNotExist();
    }

    private List<String> ran(String... options) throws Exception {
        for (Path report : project.reports()) {
            Files.delete(report);
        }
        assertThat(project.check(options).code()).isZero();
        return project.onlyReport().checks().stream().map(ReportEntry::id).toList();
    }
}
