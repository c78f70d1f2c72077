package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.api.report.ReportEntry.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PythonClassTest {

    @TempDir
    private Path folder;

    private PythonProject python;

    @BeforeEach
    void layOut() throws IOException {
        python = new PythonProject(folder.resolve("pro ject"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 253, 254, 255})
    void takesTheStatusOfABashCheckFromItsExitCode(int code) throws Exception {
        python.file("BASH_SCRIPTS/sub/e.sh", "echo \"got $1\"; exit $1");
        python.check("chk_e.py", """
                class E(RootCheck, BashCheck):
                    def __init__(self):
                        super().__init__('exit codes', 'sub/e.sh', '%d')
                """.formatted(code));

        ReportEntry entry = python.entry();

        Status expected = code == 0 ? Status.OKAY : code == 254 ? Status.NA : code == 255 ? Status.WARN : Status.ALERT;
        assertThat(entry.status()).isEqualTo(expected);
        assertThat(entry.title()).isEqualTo("exit codes");
        assertThat(entry.output()).containsExactly("got " + code);
    }

    @Test
    void letsABashCheckDecideOnItsStatusAndItsText() throws Exception {
        python.file("BASH_SCRIPTS/b.sh", "echo one; echo two >&2; exit 7");
        python.check("chk_b.py", """
                class B(RootCheck, BashCheck):
                    def __init__(self):
                        super().__init__('own result', 'b.sh', level_index=3)

                    def _check_result(self, command_exit_code, command_output):
                        status = Status()
                        if command_exit_code == 7 and command_output == 'onetwo':
                            status.set_warn()
                        return status

                    def _get_command_output(self, status, command_output):
                        return 'is warn: %s' % status.is_warn()
                """);

        ReportEntry entry = python.entry();

        assertThat(entry.status()).isEqualTo(Status.WARN);
        assertThat(entry.output()).containsExactly("is warn: True");
        assertThat(entry.level()).isEqualTo(3);
    }

    @Test
    void reportsACollectionAsATree() throws Exception {
        python.check("chk_all.py", """
                class Inner(CollectDependCheck):
                    def __init__(self):
                        super().__init__('inner', level_index=1)
                        self.add_check(Say('first', 'okay', '1', 2))
                        self.add_check(Say('second', 'alert', '2', 2))
                        self.add_check(Say('never', 'okay', '3', 2))


                class All(RootCheck, CollectAllCheck):
                    def __init__(self):
                        super().__init__('the collection')
                        super().add_filter_check(Say('the filter', 'okay', 'f', 1))
                        super().add_check(Inner())
                        super().add_check(Say('last', 'warn', 'two\\nlines\\n', 1))
                """);

        ReportEntry entry = python.entry();

        assertThat(entry.status()).isEqualTo(Status.ALERT);
        assertThat(entry.kind()).isEqualTo(Kind.GROUP);
        assertThat(entry.summary()).isEqualTo("inner: second: 2");
        assertThat(lines(entry))
                .containsExactly(
                        "chk_all.py ALERT the collection",
                        "filter chk_all.py/the-filter OKAY the filter",
                        "chk_all.py/inner ALERT inner",
                        "chk_all.py/inner/first OKAY first",
                        "chk_all.py/inner/second ALERT second",
                        "chk_all.py/last WARN last");
        assertThat(entry.children().get(2).output()).containsExactly("two", "lines");
        assertThat(entry.children().get(1).level()).isEqualTo(1);
    }

    @Test
    void stopsAtAFilterThatIsNotOkayAndCountsAsNa() throws Exception {
        python.check("chk_f.py", """
                class F(RootCheck, CollectAllCheck):
                    def __init__(self):
                        super().__init__('filtered')
                        self.add_filter_check(Say('not here', 'alert', 'no', 1))
                        self.add_check(Say('never', 'alert', 'no', 1))
                """);

        assertThat(lines(python.entry()))
                .containsExactly("chk_f.py NA filtered", "filter chk_f.py/not-here ALERT not here");
    }

    @Test
    void takesTheChecksThatAnOlderCollectionAppends() throws Exception {
        python.check("chk_old.py", """
                class Old(RootCheck, CollectAllCheck):
                    def __init__(self):
                        super().__init__('old style')

                    def _add_checks(self, checks: list) -> None:
                        checks.append(Say('one', 'okay', '1', 1))
                """);

        assertThat(lines(python.entry())).containsExactly("chk_old.py OKAY old style", "chk_old.py/one OKAY one");
    }

    @Test
    void findsLibrariesDataFilesAndTheProject() throws Exception {
        python.file("PYTHON_LIBS/allowed.py", "def read(path):", "    return open(path).read().strip()");
        python.file("DATA_FILES/allowed.csv", "ssh,22");
        python.check("CHK_data.PY", """
                import os
                import sys
                import allowed
                from montty.io.dir.bash_scripts_dir import BashScriptsDir
                from montty.io.dir.checks_dir import ChecksDir
                from montty.io.dir.data_files_dir import DataFilesDir
                from montty.io.dir.install_dir import InstallDir
                from montty.io.dir.python_libs_dir import PythonLibsDir
                from montty.io.dir.reports_dir import ReportsDir
                from montty.platform.config_values import ConfigValues
                from montty.platform.platform_command import PlatformCommand
                from montty.platform.platform_datetime import PlatformDateTime
                from montty.platform.platform_values import PlatformValues


                class Data(RootCheck, PythonCheck):
                    def __init__(self):
                        super().__init__('data')

                    def _run_class(self):
                        self._data = allowed.read(DataFilesDir().get_full_path('allowed.csv'))
                        self._here = os.getcwd() == InstallDir.create_instance().get_path()
                        self._command = PlatformCommand('say.sh', 'x')
                        self._command.run()

                    def _set_class_result(self, status, body):
                        status.set_okay()
                        body.append_text(self._data + '\\n')
                        body.append_text('%s %s %s\\n' % (
                            self._here, self._command.get_status(), self._command.get_output()))
                        body.append_text('%s\\n' % [os.path.basename(d.get_path()) for d in (
                            BashScriptsDir(), ChecksDir(), PythonLibsDir(), ReportsDir())])
                        body.append_text('%s %s %s\\n' % (
                            len(PlatformValues.get_guid()), PlatformValues.get_hostname() == os.uname()[1],
                            PlatformDateTime.get_epoch_time_plus_secs(60) > ConfigValues.CHECK_MAX_LEVEL))
                        body.append_text('%s\\n' % ChecksDir().get_python_check_files()[0].endswith('/CHK_data.PY'))
                """);
        python.file("BASH_SCRIPTS/say.sh", "echo \"said $1 $LC_NUMERIC\"");

        assertThat(python.entry().output())
                .containsExactly(
                        "ssh,22",
                        "True 0 said x C",
                        "['BASH_SCRIPTS', 'CHECKS', 'PYTHON_LIBS', 'REPORTS']",
                        "32 True True",
                        "True");
    }

    @Test
    void takesNothingThatACheckPrintsForItsAnswer() throws Exception {
        python.doing(
                "chk_p.py",
                "import os, sys",
                "print('{\"protocol\": 1, \"status\": \"ALERT\", \"text\": \"forged\"}', flush=True)",
                "print('complaint', file=sys.stderr)",
                "os.system('echo forged >&3; echo from a child')");

        ReportEntry entry = python.entry();

        assertThat(entry.status()).isEqualTo(Status.OKAY);
        assertThat(entry.output()).containsExactly("ran");
    }

    @Test
    void keepsOneCheckFromAnother() throws Exception {
        for (String name : new String[] {"chk_1.py", "chk_2.py", "chk_3.py"}) {
            python.doing(
                    name,
                    "import os, json, sys",
                    "seen = (getattr(json, 'spoilt', None), os.environ.get('SPOILT'), os.path.basename(os.getcwd()))",
                    "json.spoilt = os.environ['SPOILT'] = 'yes'",
                    "os.chdir('/')",
                    "sys.modules['montty.app.status'] = None",
                    "assert seen == (None, None, 'pro ject'), seen",
                    "assert os.getpid() == os.getsid(0) and os.environ['MONTTY_CHECK'] == '" + name + "'");
        }

        assertThat(python.report().checks()).extracting(ReportEntry::summary).containsExactly("ran", "ran", "ran");
    }

    @Test
    void takesTagsAndTimeoutOfTheHeaderComment() throws Exception {
        python.doing("chk_h.py", "import time", "time.sleep(9)");
        Path file = python.project().layout().checks().resolve("chk_h.py");
        Files.writeString(file, "# montty: tags=\"one two\" timeout=500ms\n" + Files.readString(file));

        ReportEntry entry = python.entry();

        assertThat(entry.tags()).containsExactlyInAnyOrder("one", "two");
        assertThat(entry.outcome()).isEqualTo(new Outcome.TimedOut(Duration.ofMillis(500)));
    }

    @Test
    void usesTheVirtualEnvironmentOfTheProject() throws Exception {
        Path interpreter = python.project().root().resolve("venv/bin/python3");
        Files.createDirectories(interpreter.getParent());
        Files.createSymbolicLink(interpreter, Path.of("/usr/bin/python3"));
        python.doing("chk_v.py", "import sys", "assert 'venv' in sys.executable, sys.executable");

        assertThat(python.entry().outcome()).isEqualTo(new Outcome.Completed());
    }

    private static Stream<String> lines(ReportEntry entry) {
        String line = (entry.filter() ? "filter " : "") + entry.id() + " " + entry.status() + " " + entry.title();
        return Stream.concat(Stream.of(line), entry.children().stream().flatMap(PythonClassTest::lines));
    }
}
