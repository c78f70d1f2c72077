package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Follow what the configuration says, right or wrong, into the report. */
@Timeout(60)
class CheckConfigurationTest {

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(folder.resolve("pro ject"));
    }

    @Test
    void doesNothingWithAWrongConfigurationAndNamesAllOfIt() throws Exception {
        project.monttyYaml("check:", "  parallel: -1", "repport: {}").script("chk_a.sh", "#!/bin/bash", "touch ran");

        CliRun run = project.check();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("the configuration is wrong, nothing was done")
                .contains(
                        "montty.yaml:3: repport: is not a known key; known are check, host, manager, plugins, report, server");
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
    void doesNotCallAScriptUnknownThatCannotBeRun() throws Exception {
        project.checksYaml("checks:", "  chk_dialect.sh: {timeout: 5s}", "  chk_norun.sh: {timeout: 5s}")
                .script("chk_a.sh", "#!/bin/bash", "echo a")
                .script("chk_dialect.sh", "#!/bin/bash", "# montty: dialect=klingon");
        Files.writeString(project.layout().checks().resolve("chk_norun.sh"), "#!/bin/bash\n");

        CliRun run = project.check();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("CHECKS/chk_dialect.sh:2: unknown dialect"),
                        line -> assertThat(line).contains("CHECKS/chk_norun.sh: has no run bit"));
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
        assertThat(project.onlyReport().checks().get(0).outcome()).isInstanceOf(Outcome.Crashed.class);
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
}
