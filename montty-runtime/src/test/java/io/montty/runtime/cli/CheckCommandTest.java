package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.store.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
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

        assertThat(run.out())
                .isEqualTo(
                        Files.readString(project.files(project.layout().input()).get(0)));
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
        assertThat(project.files(project.layout().input())).isEmpty();
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
        assertThat(project.files(project.layout().input())).isEmpty();
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
    void doesNothingWithAWrongConfigurationAndNamesAllOfIt() throws Exception {
        project.monttyYaml("check:", "  parallel: -1", "repport: {}").script("chk_a.sh", "#!/bin/bash", "touch ran");

        CliRun run = project.check();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("the configuration is wrong, nothing was done")
                .contains("montty.yaml:3: repport: is not a known key; known are check, host, report, server");
        assertThat(project.root().resolve("ran")).doesNotExist();
    }

    @Test
    void reportsABrokenChecksYamlInsteadOfFallingSilent() throws Exception {
        project.checksYaml("checks:", "\tchk_a.sh: {}").script("chk_a.sh", "#!/bin/bash", "echo a");

        CliRun run = project.check();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("montty: CHECKS/checks.yaml:2: is indented with a tab; YAML wants blanks\n");
        Report report = project.onlyReport();
        assertThat(report.status()).isEqualTo(Status.ALERT);
        assertThat(report.checks().get(0).children().get(0).title()).isEqualTo("CHECKS/checks.yaml:2");
    }

    @Test
    void runsTheOthersWhereTheSettingsOfOneAreWrong() throws Exception {
        project.checksYaml("checks:", "  chk_a.sh:", "    timeot: 5s", "  chk_gone.sh: {}")
                .script("chk_a.sh", "#!/bin/bash", "echo a")
                .script("chk_b.sh", "#!/bin/bash", "echo b");

        CliRun run = project.check();

        assertThat(run.code()).isEqualTo(1);
        Report report = project.onlyReport();
        assertThat(report.checks())
                .extracting(ReportEntry::id)
                .containsExactly("chk_a.sh", "chk_b.sh", "montty.findings");
        assertThat(report.checks().get(0).outcome()).isInstanceOf(Outcome.Crashed.class);
        assertThat(report.checks().get(0).summary()).contains("CHECKS/checks.yaml:3: checks.chk_a.sh.timeot");
        assertThat(report.checks().get(1).status()).isEqualTo(Status.OKAY);
        assertThat(run.err()).contains("CHECKS/checks.yaml:4: checks.chk_gone.sh: no check has this id");
    }

    @Test
    void arrangesScriptsInGroupsWithSettings() throws Exception {
        project.checksYaml(
                        "checks:",
                        "  chk_echo.sh: {title: Echo, args: ['a b', '$HOME'], env: {WHO: me}, timeout: 5s}",
                        "  chk_off.sh: {enabled: false}",
                        "groups:",
                        "  - {id: outer, filters: [chk_yes.sh], members: [inner, chk_plain.sh]}",
                        "  - {id: inner, mode: depend, members: [chk_echo.sh]}")
                .script("chk_echo.sh", "#!/bin/bash", "printf '%s|' \"$@\" \"$WHO\"")
                .script("chk_plain.sh", "#!/bin/bash", "echo plain")
                .script("chk_off.sh", "#!/bin/bash", "exit 1")
                .script("chk_yes.sh", "#!/bin/bash", "echo yes");

        assertThat(project.check()).isEqualTo(new CliRun(0, "", ""));

        ReportEntry outer = project.onlyReport().checks().get(0);
        assertThat(project.onlyReport().checks()).hasSize(1);
        assertThat(project.onlyReport().intended())
                .containsExactly("outer", "chk_yes.sh", "inner", "chk_echo.sh", "chk_plain.sh");
        assertThat(outer.children()).extracting(ReportEntry::id).containsExactly("chk_yes.sh", "inner", "chk_plain.sh");
        ReportEntry echo = outer.children().get(1).children().get(0);
        assertThat(echo.title()).isEqualTo("Echo");
        assertThat(echo.output()).containsExactly("a b|$HOME|me|");
    }

    @Test
    void refusesAVariableThatAScriptMustNotHave() throws Exception {
        project.checksYaml("checks:", "  chk_a.sh: {env: {LD_PRELOAD: x}}")
                .script("chk_a.sh", "#!/bin/bash", "echo a")
                .script("chk_b.sh", "#!/bin/bash", "echo b");

        CliRun run = project.check();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("montty: CHECKS/checks.yaml:2: checks.chk_a.sh.env: ")
                .contains("LD_PRELOAD");
        assertThat(project.onlyReport().checks().get(1).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void reportsGroupsThatCannotBe() throws Exception {
        project.checksYaml(
                        "groups:",
                        "  - {id: a, members: [b]}",
                        "  - {id: b, members: [a]}",
                        "  - {id: c, filters: [chk_none], members: [chk_x.sh]}",
                        "  - {id: chk_x.sh, members: [chk_x.sh]}")
                .script("chk_x.sh", "#!/bin/bash", "echo x");

        CliRun run = project.check();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("checks.yaml:2: groups[0]: group a: is a member of itself, through a, b")
                .contains(
                        "checks.yaml:4: groups[2].filters[0]: group c: no check or group has the id chk_none; see: montty")
                .contains("checks.yaml:5: groups[3]: group chk_x.sh: the id is taken");
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
        assertThat(project.files(project.layout().input())).isEmpty();
        project.check();

        assertThat(project.files(project.layout().input())).hasSize(2);
        assertThat(project.files(project.layout().spool())).isEmpty();
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

    @Test
    void endsAndNamesWhatACheckLeavesBehind() throws Exception {
        project.script("chk_a.sh", "#!/bin/bash", "sleep 1000 &", "sleep 0.2", "echo a");

        project.check();

        Report report = project.onlyReport();
        assertThat(report.status()).isEqualTo(Status.WARN);
        assertThat(report.checks().get(0).status()).isEqualTo(Status.OKAY);
        assertThat(report.checks().get(1).children().get(0).summary()).startsWith("left the process sleep (pid ");
    }

    @Test
    void tellsEveryBadScriptApartAndRunsTheGoodOne() throws Exception {
        project.script("chk_binary.sh", "#!/bin/bash", "head -c 2000 /dev/urandom; printf '\\033]0;x\\007'")
                .script("chk_endless.sh", "#!/bin/bash", "# montty: timeout=1s", "echo first; yes >&2")
                .script("chk_good.sh", "#!/bin/bash", "echo good")
                .script("chk_huge.sh", "#!/bin/bash", "head -c 10000000 /dev/zero | tr '\\0' x")
                .script("chk_killed.sh", "#!/bin/bash", "echo before; kill -9 $$")
                .script("chk_nointerpreter.sh", "#!/no/such/bash", "echo x")
                .script("chk_noshebang.sh", "echo x")
                .script("chk_silent.sh", "#!/bin/bash", "exit 3");
        Files.writeString(project.layout().checks().resolve("chk_norun.sh"), "#!/bin/bash\n");

        project.check();

        Map<String, ReportEntry> entries =
                project.onlyReport().checks().stream().collect(Collectors.toMap(ReportEntry::id, entry -> entry));
        assertThat(entries.get("chk_good.sh")).extracting(ReportEntry::status).isEqualTo(Status.OKAY);
        assertThat(entries.get("chk_endless.sh"))
                .extracting(ReportEntry::outcome)
                .isInstanceOf(Outcome.TimedOut.class);
        assertThat(entries.get("chk_endless.sh"))
                .extracting(ReportEntry::output)
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .startsWith("timed out after 1.0 s", "first", "y");
        assertThat(entries.get("chk_killed.sh"))
                .extracting(ReportEntry::summary)
                .isEqualTo("crashed: killed by signal 9 (SIGKILL)");
        assertThat(entries.get("chk_nointerpreter.sh"))
                .extracting(ReportEntry::summary)
                .asString()
                .contains("/no/such/bash");
        assertThat(entries.get("chk_noshebang.sh"))
                .extracting(ReportEntry::summary)
                .asString()
                .contains("#!");
        assertThat(entries.get("chk_silent.sh")).extracting(ReportEntry::status).isEqualTo(Status.ALERT);
        assertThat(entries.get("chk_huge.sh")).extracting(ReportEntry::status).isEqualTo(Status.OKAY);
        assertThat(entries.get("chk_binary.sh")).extracting(ReportEntry::status).isEqualTo(Status.OKAY);
        assertThat(entries.get("montty.findings"))
                .extracting(ReportEntry::children)
                .asInstanceOf(InstanceOfAssertFactories.list(ReportEntry.class))
                .extracting(ReportEntry::summary)
                .singleElement()
                .asString()
                .contains("chmod +x");
    }

    private List<String> ran(String... options) throws Exception {
        for (Path report : project.files(project.layout().input())) {
            Files.delete(report);
        }
        assertThat(project.check(options).code()).isZero();
        return project.onlyReport().checks().stream().map(ReportEntry::id).toList();
    }
}
