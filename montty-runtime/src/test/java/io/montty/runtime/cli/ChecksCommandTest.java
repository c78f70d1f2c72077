package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChecksCommandTest {

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(folder.resolve("project"));
        Files.setPosixFilePermissions(project.root(), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void findsNothingWrongWithWhatIsRight() throws Exception {
        project.script("chk_a.sh", "#!/bin/sh", "echo ran >&2; touch \"$0.ran\"");

        assertThat(checks("lint")).isEqualTo(new CliRun(0, "1 check looked at, nothing is wrong\n", ""));
        assertThat(project.layout().checks().resolve("chk_a.sh.ran")).doesNotExist();
    }

    @Test
    void namesAllThatIsWrongWithoutRunningAnything() throws Exception {
        project.script("chk_a.sh", "#!/bin/nowhere", "# montty: titel=x");
        project.script("chk_b.sh", "#!/bin/sh");
        Files.setPosixFilePermissions(
                project.layout().checks().resolve("chk_b.sh"), PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.writeString(project.layout().checks().resolve("chk_c.sh"), "#!/bin/sh\n");
        Files.createDirectories(project.layout().bashScripts());
        Path helper = Files.writeString(project.layout().bashScripts().resolve("b.sh"), "exit 0\n");
        Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rw-rw-rw-"));
        project.checksYaml("checks:", "  chk_b.sh: {dialect: nagois}", "  chk_z.sh: {}");

        CliRun run = checks("lint");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "WARN CHECKS/chk_a.sh:2: unknown key 'titel'",
                        "ALERT chk_a.sh: CHECKS/chk_a.sh needs the interpreter '/bin/nowhere', which is missing",
                        "WARN CHECKS/chk_c.sh: has no run bit",
                        "ALERT CHECKS/checks.yaml:2: checks.chk_b.sh.dialect: is 'nagois', expected one of montty, nagios,",
                        "WARN CHECKS/checks.yaml:3: checks.chk_z.sh: no check has this id",
                        "WARN CHECKS/chk_b.sh: can be written by everybody: chmod o-w ",
                        "WARN CHECKS/BASH_SCRIPTS/b.sh: can be written by everybody: chmod o-w ");
    }

    @Test
    void explainsACheckWithoutRunningIt() throws Exception {
        project.script("chk_a.sh", "#!/bin/bash", "# montty: tags=daily interval=1h", "exit 3");
        project.checksYaml("checks:", "  chk_a.sh:", "    args: [a b]", "    exit_codes: {0: OKAY, 3..5: NA}");

        CliRun run = checks("explain", "chk_a.sh");

        assertThat(run.out().lines().map(line -> line.replace(project.root().toString(), "PROJECT")))
                .containsExactly(
                        "id            chk_a.sh",
                        "title         a",
                        "tags          daily",
                        "configured in CHECKS/checks.yaml:2",
                        "timeout       30.0 s",
                        "interval      3600 s",
                        "file          PROJECT/CHECKS/chk_a.sh",
                        "command       /bin/bash --noprofile --norc -- PROJECT/CHECKS/chk_a.sh 'a b'",
                        "environment   LC_NUMERIC=C",
                        "environment   MONTTY_BASH_SCRIPTS=PROJECT/CHECKS/BASH_SCRIPTS",
                        "environment   MONTTY_CHECK=chk_a.sh",
                        "environment   MONTTY_CHECKS=PROJECT/CHECKS",
                        "environment   MONTTY_DATA_FILES=PROJECT/CHECKS/DATA_FILES",
                        "dialect       montty",
                        "exit code     0 is OKAY",
                        "exit code     3 to 5 is NA",
                        "exit code     any other is ALERT, marked unknown");
    }

    @Test
    void showsWhatEachLineOfARunWasTakenFor() throws Exception {
        project.script(
                "chk_a.sh",
                "#!/bin/bash",
                "# montty: dialect=nagios",
                "printf 'DISK WARNING | /=85%%;80;90\\nlong \\ttext\\n\\nmore | a=1 b=x\\n'",
                "echo complaint >&2",
                "exit 1");

        CliRun run = checks("explain", "--run", "chk_a.sh");

        assertThat(run.out().lines().dropWhile(line -> !line.startsWith("ran ")).skip(1))
                .containsExactly(
                        "  out 1  DISK WARNING | /=85%;80;90",
                        "           = text    DISK WARNING",
                        "           = metric  / = 85 %, warn 80, crit 90",
                        "  out 2  long \\ttext",
                        "           = text    long \\ttext",
                        "  out 3  ",
                        "           = text    ",
                        "  out 4  more | a=1 b=x",
                        "           = text    more",
                        "           = text    [not a metric: b=x: 'x' is not a number with a unit]",
                        "           = metric  a = 1",
                        "  err 1  complaint",
                        "           = text    complaint",
                        "",
                        "in the report:",
                        "  ! WARN  a",
                        "            DISK WARNING",
                        "            long    text",
                        "",
                        "            more",
                        "            [not a metric: b=x: 'x' is not a number with a unit]",
                        "            complaint");
    }

    @Test
    void refusesAnIdThatNoCheckHas() throws Exception {
        project.script("chk_a.sh", "#!/bin/sh");

        assertThat(checks("explain", "chk_b.sh"))
                .isEqualTo(new CliRun(2, "", "montty: no check has the id 'chk_b.sh'; ids are: chk_a.sh\n"));
    }

    @Test
    void listsAlsoWhatSleepsAndWhatIsForOtherHosts() throws Exception {
        project.script("chk_a.sh", "#!/bin/sh").script("_chk_b.sh", "#!/bin/sh");
        Files.writeString(project.layout().checksList(), "_chk_b.sh, sudo\n");
        project.checksYaml("checks:", "  chk_a.sh: {when: {host: none}, interval: 1h}");

        assertThat(checks("list").out().lines().map(line -> line.replaceAll("its name is .*,", "its name is X,")))
                .containsExactly(
                        "(asleep) _chk_b.sh  b  [sudo]  30.0 s",
                        "chk_a.sh  a  30.0 s  (not for this host: its name is X, not none)");
    }

    private CliRun checks(String command, String... rest) {
        List<String> args = new ArrayList<>(
                List.of("checks", command, "--project", project.root().toString()));
        args.addAll(List.of(rest));
        return CliRun.of(project.root(), args.toArray(new String[0]));
    }
}
