package io.montty.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.montty.api.CheckAbortedException;
import io.montty.api.CheckResult;
import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.Metric;
import io.montty.api.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptCheckTest {

    private static final ScriptOptions AS_ROOT = new ScriptOptions(List.of("-w"), Map.of(), true, null);

    @TempDir
    Path root;

    private ScriptProject project;

    @BeforeEach
    void makeProject() {
        project = new ScriptProject(root);
    }

    @Test
    void turnsOutputIntoAResult() throws Exception {
        CheckResult result =
                run(FakeContext.exits(255, "\n  \ndisk fills up\n/var 85%\nmontty-metric: var=85%\n", "x\n"));

        assertThat(result)
                .isEqualTo(new CheckResult(
                        Status.WARN, "disk fills up", List.of("/var 85%", "x"), List.of(Metric.of("var", 85, "%"))));
    }

    @Test
    void takesStandardErrorForTheSummaryWhenThereIsNothingElse() throws Exception {
        assertThat(run(FakeContext.exits(1, "", "no such host\n"))).isEqualTo(CheckResult.alert("no such host"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n\t\n"})
    void saysThatNothingWasPrinted(String stdout) throws Exception {
        assertThat(run(FakeContext.exits(3, stdout, ""))).isEqualTo(CheckResult.alert("no output, exit code 3"));
    }

    @Test
    void passesBinaryAndEscapeSequencesOnAsTheyAre() throws Exception {
        assertThat(run(FakeContext.exits(0, "\u001b[31mred\u0000\ufffd\u0007\nx\ry\n", "")))
                .isEqualTo(CheckResult.okay("\u001b[31mred\u0000\ufffd\u0007").withDetails(List.of("x\ry")));
    }

    @Test
    void marksWhereOutputWasCut() throws Exception {
        CommandResult cut = new CommandResult(new CommandResult.Exited(0), "first\nhal", "", true);

        assertThat(run(FakeContext.answers(cut)).details()).containsExactly("hal", "[output cut at 64 KiB]");
    }

    @ParameterizedTest
    @CsvSource({
        "9,signal 9 (SIGKILL)",
        "11,signal 11 (SIGSEGV)",
        "15,signal 15 (SIGTERM)",
        "31,signal 31 (SIGSYS)",
        "40,signal 40"
    })
    void crashesWhenASignalEndedIt(int signal, String name) {
        CheckAbortedException aborted =
                abort(FakeContext.ends(new CommandResult.Killed(signal), "so far\n", "and this\n"));

        assertThat(aborted.reason()).isEqualTo("killed by " + name);
        assertThat(aborted.output()).containsExactly("so far", "and this");
    }

    @Test
    void keepsTheOutputOfAnOverrun() {
        CommandResult overran = new CommandResult(new CommandResult.Overran(), "so far\n", "", true);

        CheckAbortedException aborted = abort(FakeContext.answers(overran));

        assertThat(aborted.reason()).isEqualTo("overran its deadline");
        assertThat(aborted.output()).containsExactly("so far", "[output cut at 64 KiB]");
    }

    @Test
    void crashesWhenItCouldNotBeStarted() {
        CheckAbortedException aborted = abort(FakeContext.ends(new CommandResult.NotStarted("out of memory"), "", ""));

        assertThat(aborted.reason()).isEqualTo("out of memory");
        assertThat(aborted.output()).isEmpty();
    }

    @Test
    void crashesWithoutRunningWhenTheFirstLineIsMissing() {
        project.script("chk_x", "echo hello");
        FakeContext context = FakeContext.exits(0, "", "");

        CheckAbortedException aborted = catchThrowableOfType(
                CheckAbortedException.class, () -> project.check().run(context));

        assertThat(aborted.reason()).startsWith("CHECKS/chk_x names no interpreter");
        assertThat(context.commands).isEmpty();
    }

    @Test
    void givesTheScriptItsSurroundings() throws Exception {
        Path script = project.script("chk_x", "#!/bin/sh");
        FakeContext context = FakeContext.exits(0, "fine", "");

        project.check().run(context);

        assertThat(context.commands)
                .containsExactly(new Command(
                        List.of(script.toString()),
                        Map.of(
                                "MONTTY_CHECK",
                                "chk_x",
                                "MONTTY_CHECKS",
                                project.checks().toString(),
                                "MONTTY_DATA_FILES",
                                project.checks() + "/DATA_FILES",
                                "MONTTY_BASH_SCRIPTS",
                                project.checks() + "/BASH_SCRIPTS",
                                "LC_NUMERIC",
                                "C"),
                        Command.DEFAULT_OUTPUT_LIMIT));
    }

    @Test
    void givesTheScriptWhatTheConfigurationSays() throws Exception {
        Path script = project.script("chk_x", "#!/bin/bash");
        FakeContext context = FakeContext.exits(0, "fine", "");
        ScriptOptions options = new ScriptOptions(List.of("-w", "a b"), Map.of("LIMIT", "80"));

        project.check().withOptions(options).run(context);

        assertThat(context.commands).singleElement().satisfies(command -> {
            assertThat(command.argv())
                    .containsExactly("/bin/bash", "--noprofile", "--norc", "--", script.toString(), "-w", "a b");
            assertThat(command.environment()).containsEntry("LIMIT", "80").containsEntry("MONTTY_CHECK", "chk_x");
        });
    }

    @Test
    void looksForInterpretersInThePathThatTheConfigurationSets() {
        project.script("chk_x", "#!/usr/bin/env bash");
        ScriptCheck check = project.check().withOptions(new ScriptOptions(List.of(), Map.of("PATH", "/nowhere")));

        CheckAbortedException aborted =
                catchThrowableOfType(CheckAbortedException.class, () -> check.run(FakeContext.exits(0, "", "")));

        assertThat(aborted.reason()).contains("'bash', which is not in the PATH of checks, /nowhere");
    }

    private CheckResult run(FakeContext context) throws Exception {
        project.script("chk_x", "#!/bin/sh");
        return project.check().run(context);
    }

    private CheckAbortedException abort(FakeContext context) {
        return catchThrowableOfType(CheckAbortedException.class, () -> run(context));
    }

    @Test
    void isRunByRootWhereTheConfigurationSaysSo() throws Exception {
        project.script("chk_a", "#!/bin/sh", "# x");
        FakeContext context = FakeContext.exits(0, "well\n", "");

        project.check().withOptions(AS_ROOT).run(context);

        assertThat(context.commands.get(0).argv())
                .containsExactly(
                        "sudo", "-n", "--", project.checks().resolve("chk_a").toString(), "-w");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sudo: a password is required\n",
                "Sorry, user montty is not allowed to execute '/x' as root on web1.\n"
            })
    void tellsAMissingRightFromAFailingScript(String words) {
        project.script("chk_a", "#!/bin/sh", "# x");
        ScriptCheck check = project.check().withOptions(AS_ROOT);

        CheckAbortedException refused =
                catchThrowableOfType(CheckAbortedException.class, () -> check.run(FakeContext.exits(1, "", words)));

        assertThat(refused.reason())
                .isEqualTo("may not be run by root: " + words.strip() + "; allow it in a file of /etc/sudoers.d: USER"
                        + " ALL=(root) NOPASSWD: " + project.checks().resolve("chk_a") + " -w");
    }

    @ParameterizedTest
    @CsvSource({"1,'',no sudo: here", "1,out,sudo: said by the script", "2,'',sudo: said by the script", "1,'',''"})
    void takesWhatTheScriptItselfSaysForItsAnswer(int code, String stdout, String stderr) throws Exception {
        project.script("chk_a", "#!/bin/sh", "# x");

        CheckResult result = project.check().withOptions(AS_ROOT).run(FakeContext.exits(code, stdout, stderr));

        assertThat(result.status()).isEqualTo(Status.ALERT);
    }
}
