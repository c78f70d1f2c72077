package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Choose checks by files, folders, tags and hosts, as users of MonTTY for Python do and beyond. */
@Timeout(60)
class SelectionTest {

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(folder.resolve("project"));
        for (String name : List.of("chk_a.sh", "CHK_b.SH", "_chk_c.sh", "helper.sh")) {
            project.script(name, "#!/bin/sh", "echo " + name);
        }
    }

    @Test
    void runsWhatIsNamedLikeACheckInLettersOfAnySize() throws Exception {
        project.check();

        assertThat(ids(project.onlyReport())).containsExactly("CHK_b.SH", "chk_a.sh");
    }

    @Test
    void wakesWhatAnUnderscoreDisablesWhenOneOfItsTagsIsAskedFor() throws Exception {
        csv("check_file_name,tags", "chk_a.sh, bash daily", "_chk_c.sh, sudo_check", "helper.sh, daily");

        assertThat(ids(report("--tags", "sudo_check"))).containsExactly("_chk_c.sh");
        assertThat(ids(report("--tags", "daily,sudo_check"))).containsExactly("chk_a.sh", "_chk_c.sh", "helper.sh");
        assertThat(ids(report("--only", "_chk_c.sh"))).containsExactly("_chk_c.sh");
        assertThat(ids(report())).containsExactly("CHK_b.SH", "chk_a.sh");
    }

    @Test
    void reportsWhatIsWrongWithTheListAndRunsTheRest() throws Exception {
        csv("check_file_name,tags", "chk_gone.sh, daily");

        CliRun run = project.check("--no-report");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("CHECKS/checks.csv:2: names chk_gone.sh, which is not in CHECKS");
        assertThat(run.out()).contains("chk_a.sh").contains("CHK_b.SH");
    }

    @Test
    void makesSeveralChecksOfOneScript() throws Exception {
        project.script("say.sh", "#!/bin/sh", "# montty: title=\"says it\"", "echo \"$1${WHO:+ $WHO}\"");
        project.checksYaml(
                "checks:",
                "  say-one: {script: say.sh, args: [one], env: {WHO: me}, tags: [quick]}",
                "  say-two: {script: " + project.layout().checks().resolve("say.sh") + ", args: [two], title: Two}",
                "  gone: {script: nowhere.sh}");

        Report report = report("--only", "say-*", "--only", "gone");

        assertThat(report.checks())
                .extracting(ReportEntry::id, ReportEntry::title, ReportEntry::summary)
                .containsExactly(
                        tuple("gone", "gone", "crashed: CHECKS/nowhere.sh cannot be read: no such file"),
                        tuple("say-one", "says it", "one me"),
                        tuple("say-two", "Two", "two"));
    }

    @Test
    void runsWhatLiesInAFolder() throws Exception {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        for (String name : List.of("check_one", "check_two", "other", ".hidden")) {
            Files.copy(project.layout().checks().resolve("chk_a.sh"), plugins.resolve(name));
            assertThat(plugins.resolve(name).toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(plugins.resolve("utils.pm"), "1;");
        project.checksYaml(
                "folders:", "  " + plugins + ": {match: [check_*], tags: [plugin], interval: 1h}", "  nowhere: {}");

        CliRun run = project.check("--no-report", "--tags", "plugin", "--format", "json");

        assertThat(run.out())
                .contains("\"id\" : \"check_one\"", "\"id\" : \"check_two\"")
                .doesNotContain("\"other\"");
        assertThat(run.err())
                .contains("CHECKS/nowhere: cannot be searched, so no script check of it runs: no such file; mend its"
                        + " path under folders in checks.yaml");
    }

    @Test
    void passesOverWhatIsForOtherHosts() throws Exception {
        project.checksYaml(
                "checks:",
                "  chk_a.sh: {when: {host: 'no-such-*'}}",
                "groups:",
                "  - {id: order, mode: depend, members: [chk_a.sh, CHK_b.SH]}",
                "  - {id: others, when: {distro: [none]}, members: [made]}",
                "  - {id: whole, mode: all, members: [alone]}");
        Files.writeString(
                project.layout().checksConfig(),
                Files.readString(project.layout().checksConfig())
                        .replace("groups:", "  made: {script: chk_a.sh}\n  alone: {script: helper.sh}\ngroups:"));

        List<ReportEntry> entries = report().checks();

        assertThat(entries.get(0).status()).isEqualTo(Status.OKAY);
        assertThat(entries.get(0).children()).extracting(ReportEntry::id).containsExactly("CHK_b.SH");
        assertThat(entries.get(1).outcome()).isInstanceOf(Outcome.Skipped.class);
        assertThat(entries.get(1).summary()).startsWith("skipped: not for this host: its distribution is ");
        assertThat(entries.get(2).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void carriesAnAnswerToTheNextRunUnlessForced() throws Exception {
        project.script("chk_a.sh", "#!/bin/sh", "# montty: interval=1h", "date +%N");
        String first = summary(report("--only", "chk_a.sh"));

        Report second = report("--only", "chk_a.sh");

        assertThat(summary(second)).isEqualTo(first);
        assertThat(second.checks().get(0).carried()).isNotNull();
        Report forced = report("--only", "chk_a.sh", "--force");
        assertThat(forced.checks().get(0).carried()).isNull();
        assertThat(summary(forced)).isNotEqualTo(first);
    }

    @Test
    void refusesKeysThatAreNotForACheckOfItsKind() throws Exception {
        new PythonProject(project.root()).doing("chk_p.py", "pass");
        project.checksYaml("checks:", "  chk_p.py: {sudo: true}");

        assertThat(report("--only", "chk_p.py").checks().get(0).summary())
                .isEqualTo("crashed: CHECKS/checks.yaml:2: checks.chk_p.py.sudo: is not for checks that are Python"
                        + " classes; call sudo -n in the bash script that it runs");
    }

    @Test
    void reportsACheckOfItsOwnNameThatIsWronglyConfiguredAsCrashed() throws Exception {
        project.checksYaml("checks:", "  mine: {script: chk_a.sh, interval: soon}");

        CliRun run = project.check("--only", "mine");

        assertThat(project.onlyReport().checks().get(0).summary())
                .startsWith("crashed: CHECKS/checks.yaml:2: checks.mine.interval: is 'soon', expected a duration");
        assertThat(run.err()).doesNotContain("no check has this id");
    }

    private void csv(String... lines) throws IOException {
        Files.write(project.layout().checksList(), List.of(lines));
    }

    private Report report(String... options) throws Exception {
        for (Path old : project.reports()) {
            Files.delete(old);
        }
        project.check(options);
        return project.onlyReport();
    }

    private static String summary(Report report) {
        return report.checks().get(0).summary();
    }

    private static List<String> ids(Report report) {
        return report.checks().stream().map(ReportEntry::id).toList();
    }
}
