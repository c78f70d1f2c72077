package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BrokenPythonTest {

    @TempDir
    private Path folder;

    private PythonProject python;

    @BeforeEach
    void layOut() throws IOException {
        python = new PythonProject(folder.resolve("project"));
    }

    @Test
    void reportsTheBrokenOnesAsCrashedAndAllOthersAsUsual() throws Exception {
        python.doing("chk_good.py", "pass");
        python.doing("chk_raise.py", "raise RuntimeError('boom')");
        python.doing("chk_exit.py", "raise SystemExit(3)");
        python.doing("chk_gone.py", "import os", "os._exit(4)");
        python.doing("chk_killed.py", "import os, signal", "os.kill(os.getpid(), signal.SIGSEGV)");
        python.doing("chk_deep.py", "def f(n): return f(n + 1)", "f(0)");
        python.check("chk_syntax.py", "class X(RootCheck, Say):\n    def __init__(self:\n");
        python.check("chk_import.py", "import no_such_module\nclass X(RootCheck, Say): pass\n");
        python.check("chk_two.py", "class X(RootCheck, Say): pass\nclass Y(RootCheck, Say): pass\n");
        python.file("chk_none.py", "print('no class')");
        python.check("chk_only.py", "class X(RootCheck): pass\n");
        python.check("chk_init.py", """
                class X(RootCheck, BashCheck):
                    def __init__(self):
                        super().__init__('bad argument', 'b.sh', 'a;b')
                """);

        Map<String, String> reasons = python.report().checks().stream()
                .filter(entry -> entry.outcome() instanceof Outcome.Crashed)
                .collect(Collectors.toMap(ReportEntry::id, entry -> ((Outcome.Crashed) entry.outcome()).because()));

        assertThat(reasons)
                .containsEntry("chk_raise.py", "RuntimeError: boom (chk_raise.py line 32, in _run_class)")
                .containsEntry("chk_exit.py", "the check called exit(3) instead of setting a status")
                .containsEntry("chk_gone.py", "ended Python with exit code 4 before it had an answer")
                .containsEntry("chk_killed.py", "killed by signal 11 (SIGSEGV)")
                .containsEntry(
                        "chk_two.py",
                        "chk_two.py has 2 classes that inherit from RootCheck (X, Y); expected exactly one, so put each"
                                + " into a file of its own")
                .containsEntry(
                        "chk_only.py",
                        "class X of chk_only.py inherits from RootCheck only; expected BashCheck, PythonCheck,"
                                + " CollectAllCheck or CollectDependCheck beside it")
                .containsEntry(
                        "chk_none.py",
                        "chk_none.py has no class that inherits from RootCheck; expected exactly one, or a first line"
                                + " such as #!/usr/bin/env python3 and a run bit for a script")
                .hasSize(11);
        assertThat(reasons.get("chk_deep.py")).startsWith("RecursionError: ");
        assertThat(reasons.get("chk_syntax.py")).startsWith("SyntaxError: ").contains("chk_syntax.py, line");
        assertThat(reasons.get("chk_import.py"))
                .startsWith("ModuleNotFoundError: No module named 'no_such_module'")
                .endsWith("or put it into CHECKS/PYTHON_LIBS");
        assertThat(reasons.get("chk_init.py"))
                .startsWith("ValueError: bash script argument 'a;b' holds ';', which a shell could take for its own");
    }

    @Test
    void callsABrokenCheckByItsTitleAndShowsWhereItBrokeAndWhatItPrinted() throws Exception {
        python.doing("chk_raise.py", "print('on the way')", "raise RuntimeError('boom')");

        ReportEntry entry = python.entry();

        assertThat(entry.title()).isEqualTo("chk_raise.py");
        assertThat(entry.status()).isEqualTo(Status.ALERT);
        assertThat(entry.output())
                .containsExactly(
                        "crashed: RuntimeError: boom (chk_raise.py line 33, in _run_class)",
                        "chk_raise.py line 33, in _run_class",
                        "on the way");
    }

    @Test
    void keepsTheOtherMembersOfACollectionOfWhichOneBreaks() throws Exception {
        python.check("chk_c.py", """
                class Breaks(Say):
                    def _run_class(self):
                        raise ValueError('no figure')


                class C(RootCheck, CollectAllCheck):
                    def __init__(self):
                        super().__init__('collection')
                        self.add_check(Breaks('breaks', 'okay', '', 1))
                        self.add_check(Say('works', 'okay', 'fine', 1))
                """);

        ReportEntry entry = python.entry();

        assertThat(entry.status()).isEqualTo(Status.ALERT);
        assertThat(entry.children())
                .extracting(ReportEntry::summary)
                .containsExactly("crashed: ValueError: no figure (chk_c.py line 29, in _run_class)", "fine");
        assertThat(entry.children().get(0).outcome()).isInstanceOf(Outcome.Crashed.class);
    }

    @Test
    void countsAFilterThatBreaksAsAnOpenQuestion() throws Exception {
        python.check("chk_f.py", """
                class Breaks(Say):
                    def _run_class(self):
                        raise ValueError('no figure')


                class C(RootCheck, CollectAllCheck):
                    def __init__(self):
                        super().__init__('collection')
                        self.add_filter_check(Breaks('breaks', 'okay', '', 1))
                        self.add_check(Say('never', 'okay', 'fine', 1))
                """);

        ReportEntry entry = python.entry();

        assertThat(entry.status()).isEqualTo(Status.ALERT);
        assertThat(entry.children()).extracting(ReportEntry::title).containsExactly("breaks");
    }

    @Test
    void reportsACollectionWithAMemberThatIsNaAsCrashedWithWhatItRan() throws Exception {
        python.check("chk_na.py", """
                class C(RootCheck, CollectAllCheck):
                    def __init__(self):
                        super().__init__('collection')
                        self.add_check(Say('first', 'okay', 'fine', 1))
                        self.add_check(Say('second', 'na', 'not here', 1))
                """);

        ReportEntry entry = python.entry();

        assertThat(entry.title()).isEqualTo("collection");
        assertThat(entry.outcome())
                .isEqualTo(
                        new Outcome.Crashed(
                                "ValueError: 'second' answered NA, which only a filter of a collection may; make it OKAY, or a filter"));
        assertThat(entry.children()).extracting(ReportEntry::summary).containsExactly("fine", "not here");
    }

    @Test
    void endsACheckAtItsDeadlineWithAllThatItStarted() throws Exception {
        python.doing("chk_slow.py", "import subprocess", "subprocess.run(['sleep', '987'])");
        python.project().checksYaml("checks:", "  chk_slow.py: {timeout: 1s}");

        ReportEntry entry = python.entry();

        assertThat(entry.outcome()).isEqualTo(new Outcome.TimedOut(Duration.ofSeconds(1)));
        assertThat(entry.title()).isEqualTo("chk_slow.py");
        assertThat(ProcessHandle.allProcesses()
                        .filter(process ->
                                process.info().commandLine().orElse("").contains("sleep 987")))
                .isEmpty();
    }

    @Test
    void namesAProcessThatACheckLeavesBehind() throws Exception {
        python.doing("chk_left.py", "import subprocess", "subprocess.Popen(['sleep', '986'])");

        CliRun run = python.project().check();
        Report report = python.project().onlyReport();

        assertThat(run.code()).isZero();
        assertThat(report.checks().get(1).children())
                .singleElement()
                .satisfies(finding -> assertThat(finding.summary()).startsWith("left the process sleep "));
    }

    @Test
    void goesOnWithANewServerWhenACheckKillsTheOneThatStartedIt() throws Exception {
        python.doing("chk_1.py", "import os, signal, time", "os.kill(os.getppid(), signal.SIGKILL)", "time.sleep(9)");
        python.doing("chk_2.py", "pass");
        python.project()
                .checksYaml(
                        "checks:",
                        "  chk_1.py: {timeout: 3s}",
                        "groups:",
                        "  - {id: order, members: [chk_1.py, chk_2.py]}");
        python.monttyYaml("check: {parallel: 1}");

        ReportEntry group = python.report().checks().get(0);

        assertThat(group.children().get(0).outcome())
                .isEqualTo(new Outcome.Crashed("cannot be started: the process that starts it has ended"));
        assertThat(group.children().get(1).summary()).isEqualTo("ran");
    }

    @Test
    void saysWhatIsWrongWithThePythonThatIsConfigured() throws Exception {
        python.doing("chk_1.py", "pass");
        python.monttyYaml("check: {python: /bin/true}");
        assertThat(python.entry().summary())
                .isEqualTo("crashed: cannot be started: /bin/true does not get ready, and says nothing");
    }

    @Test
    void showsABashScriptThatIsMissingAsBashSaysIt() throws Exception {
        python.check("chk_m.py", """
                class M(RootCheck, BashCheck):
                    def __init__(self):
                        super().__init__('missing', 'nothere.sh')
                """);

        ReportEntry entry = python.entry();

        assertThat(entry.status()).isEqualTo(Status.ALERT);
        assertThat(entry.outcome()).isEqualTo(new Outcome.Completed());
        assertThat(entry.summary()).endsWith("/CHECKS/BASH_SCRIPTS/nothere.sh: No such file or directory");
    }
}
