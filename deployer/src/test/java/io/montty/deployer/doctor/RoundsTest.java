package io.montty.deployer.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Look at machines that keep their own reports. */
class RoundsTest {

    @TempDir
    private Path folder;

    private MadeUpMachine machine;

    @BeforeEach
    void makeUp() throws IOException {
        machine = new MadeUpMachine(folder);
    }

    @Test
    void findsNothingWrongWithASoundMachine() throws Exception {
        List<Diagnosis> diagnoses = machine.examine();

        assertThat(diagnoses).noneMatch(diagnosis -> diagnosis.verdict().compareTo(Verdict.SKIPPED) < 0);
        assertThat(names(diagnoses, Verdict.SKIPPED))
                .containsExactly("way to a server", "clock against uptime", "reports of hosts");
        assertThat(DiagnosisJson.worst(diagnoses)).isEqualTo(Verdict.SKIPPED);
    }

    @Test
    void showsMistakesOfTheConfigurationInItsOwnWords() throws Exception {
        machine.write("srv/montty.yaml", "check: {interval: often}\n");
        machine.write("srv/CHECKS/checks.yaml", "chekcs: {}\n");

        assertThat(found("configuration"))
                .hasSize(2)
                .allMatch(finding -> finding.verdict() == Verdict.WRONG)
                .anyMatch(finding -> finding.what().startsWith("montty.yaml:1: check.interval: "))
                .anyMatch(finding -> finding.what().startsWith("CHECKS/checks.yaml:1: chekcs: "));
    }

    @Test
    void namesTheModeThatLetsOthersWrite() throws Exception {
        machine.close("srv/CHECKS", "rwxrwxrwx");

        assertThat(found("permissions"))
                .anyMatch(finding -> finding.verdict() == Verdict.WRONG
                        && finding.what().contains("can be written by everybody")
                        && finding.fix().equals("chmod o-w " + machine.path("srv/CHECKS")));
    }

    @Test
    void namesALinkAndAFolderThatIsMissing() throws Exception {
        Files.delete(machine.path("srv/REPORTS/_reject"));
        Path elsewhere = Files.createDirectory(machine.path("elsewhere"));
        Files.delete(machine.path("srv/PLUGINS"));
        Files.createSymbolicLink(machine.path("srv/PLUGINS"), elsewhere);

        assertThat(found("permissions"))
                .anyMatch(finding -> finding.what().contains("PLUGINS is a symbolic link to " + elsewhere))
                .anyMatch(finding -> finding.what().equals("there is no folder " + machine.path("srv/REPORTS/_reject"))
                        && finding.fix().equals("montty deploy " + machine.path("srv")));
    }

    @Test
    void tellsThatNothingStartsIt() throws Exception {
        machine.crontab(List.of("0 3 * * * backup"));

        assertThat(found("schedule").get(0).verdict()).isEqualTo(Verdict.WRONG);
        assertThat(found("schedule").get(0).fix())
                .isEqualTo("montty deploy " + machine.path("srv") + " --cron --install");
        assertThat(found("cron").get(0).verdict()).isEqualTo(Verdict.SKIPPED);
    }

    @Test
    void takesATimerOrLinesOfOnesOwnForASchedule() throws Exception {
        machine.crontab(List.of("*/2 * * * * " + machine.path("srv/run.sh") + " local_chk ''"));
        assertThat(found("schedule").get(0).what()).endsWith("with lines of its own");

        machine.refuseCrontab("crontab -l could not be started");
        assertThat(found("schedule").get(0).verdict()).isEqualTo(Verdict.WRONG);

        machine.write("etc/systemd/system/montty.service", "ExecStart=" + machine.path("srv/run.sh") + " local_chk ''");
        machine.write("etc/systemd/system/montty.timer", "");
        assertThat(found("schedule").get(0).what()).endsWith("montty.timer starts it");
        Files.delete(machine.path("proc/77/comm"));
        assertThat(found("cron")).containsExactly(Finding.skipped("the crontab of montty cannot be read"));
    }

    @Test
    void warnsOfLinesThatAnotherVersionWrote() throws Exception {
        machine.crontab(List.of(
                machine.expected(Role.SERVER).get(0),
                "* * * * * old",
                machine.expected(Role.SERVER).get(2)));

        assertThat(found("schedule").get(0).verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void tellsACronThatDoesNotRunFromOneThatCannotBeSeen() throws Exception {
        Files.delete(machine.path("proc/77/comm"));
        assertThat(found("cron").get(0).verdict()).isEqualTo(Verdict.WRONG);

        Files.delete(machine.path("proc/1/comm"));
        Files.delete(machine.path("proc/1"));
        assertThat(found("cron").get(0).verdict()).isEqualTo(Verdict.SKIPPED);
    }

    @Test
    void tellsThatJavaMovedAway() throws Exception {
        Files.delete(machine.path("opt/java"));

        assertThat(found("run.sh").get(0).what())
                .isEqualTo("the Java of run.sh, " + machine.path("opt/java") + ", is not there any more");
    }

    @Test
    void tellsWhenTheChecksStoppedRunning() throws Exception {
        machine.stamp("srv/SPOOL/.carried.json", Duration.ofHours(3));

        assertThat(found("last run of the checks").get(0).what())
                .isEqualTo("the checks ran 3 h ago, and should every 5 min");
    }

    @Test
    void warnsBeforeTheDiskIsFull() throws Exception {
        machine.answer("df", 0, "Filesystem\n/dev/vda 1000000 990000 102400 99% /srv\n", "");
        assertThat(found("disk space").get(0)).satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
            assertThat(finding.what()).isEqualTo("only 100 MiB are free on /srv");
        });

        machine.answer("df", 0, "Filesystem\n/dev/vda 1000000 999900 100 100% /srv\n", "");
        assertThat(found("disk space")).allMatch(finding -> finding.verdict() == Verdict.WRONG);
    }

    @Test
    void tellsAManagerThatHangsFromOneThatNobodyStarts() throws Exception {
        machine.stamp("srv/REPORTS/_state/manager-last-run", Duration.ofMinutes(40));
        assertThat(found("manager").get(0).fix()).startsWith("montty manage --project ");

        Path lock = machine.write("srv/REPORTS/_state/.manager.lock", "");
        machine.write(
                "proc/locks", "1: POSIX  ADVISORY  WRITE 9 fe:00:" + Files.getAttribute(lock, "unix:ino") + " 0 EOF\n");
        assertThat(found("manager").get(0).what()).contains("it hangs or has very much to do");
    }

    @Test
    void countsWhatWasRejectedAndWhatLiesAround() throws Exception {
        machine.write("srv/REPORTS/_reject/20260301T000000Z-1", "?");
        machine.write("srv/REPORTS/_reject/20260301T000000Z-1.reason.txt", "?");
        machine.stamp("srv/REPORTS/_input/old.json", Duration.ofMinutes(11));

        assertThat(found("quarantine").get(0).what()).contains("holds 1 file that could not be filed");
        assertThat(found("inbox").get(0).what()).startsWith("1 file in ");
    }

    @Test
    void noticesAClockThatWasSet() throws Exception {
        machine.write("proc/uptime", "1000.50 900.00\n");
        machine.write("srv/REPORTS/_state/manager-clock", (MadeUpMachine.NOW.getEpochSecond() - 60) + " 940 17\n");
        assertThat(found("clock against uptime").get(0).verdict()).isEqualTo(Verdict.OK);

        machine.write("srv/REPORTS/_state/manager-clock", (MadeUpMachine.NOW.getEpochSecond() - 3600) + " 940\n");
        assertThat(found("clock against uptime").get(0).what())
                .isEqualTo("the clock moved by 3600 s since the manager's last pass, while 60 s passed");
    }

    @Test
    void printsTheWorstFirstAndTheFixBelow() throws Exception {
        Files.setPosixFilePermissions(machine.path("srv/run.sh"), PosixFilePermissions.fromString("rw-------"));
        machine.write("srv/REPORTS/_reject/a\033[31mb", "?");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        new DiagnosisText(new PrintStream(bytes, true, StandardCharsets.UTF_8), false).print(machine.examine());

        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.get(0)).matches("WRONG    run\\.sh +.*run\\.sh has no run bit");
        assertThat(lines.get(1)).matches(" +fix: chmod u\\+x .*run\\.sh");
        assertThat(lines.get(2)).startsWith("WARN     quarantine ");
        assertThat(lines.get(lines.size() - 1)).matches("1 WRONG, 1 WARN, \\d+ SKIPPED, \\d+ OK");
        assertThat(lines).noneMatch(line -> line.contains("\033"));
    }

    @Test
    void writesTheSameAsJson() throws Exception {
        String json = DiagnosisJson.of(machine.project().root(), machine.examine());

        assertThat(json).startsWith("{").contains("\"montty\" : 1", "\"verdict\" : \"SKIPPED\"", "\"fix\" : \"\"");
    }

    private List<Finding> found(String name) throws Exception {
        return machine.examine().stream()
                .filter(diagnosis -> diagnosis.name().equals(name))
                .findFirst()
                .orElseThrow()
                .findings();
    }

    private static List<String> names(List<Diagnosis> diagnoses, Verdict verdict) {
        return diagnoses.stream()
                .filter(diagnosis -> diagnosis.verdict() == verdict)
                .map(Diagnosis::name)
                .toList();
    }
}
