package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ProcessesCheckTest implements CheckContract {

    @Override
    public Check check() {
        return new ProcessesCheck();
    }

    private static ReportEntry run(FakeHost host) {
        return host.run(new ProcessesCheck());
    }

    @Test
    void isOkayUnconfiguredOnAHostWithRoom(FakeHost host) {
        ProcFiles.on(host).process(2, "kthreadd", 0).zombie(40, "defunct");

        ReportEntry entry = run(host);

        assertThat(entry.status()).isEqualTo(Status.OKAY);
        assertThat(entry.summary())
                .isEqualTo("3 processes, 1 of them zombies; 1.1 % of the process numbers in use (limit 80 %)");
        assertThat(entry.output()).contains("zombie: defunct (40)");
        assertThat(entry.metrics())
                .extracting(metric -> metric.name() + "=" + metric.value())
                .containsExactly("zombies=1.0", "tasks=345.0", "tasks-share=1.1");
    }

    @Test
    void findsAProcessByItsName(FakeHost host) {
        ProcFiles.on(host).process(20, "sshd", 0, "sshd: /usr/sbin/sshd -D").process(21, "sshd", 1000, "sshd: alice");
        host.config("processes: [{name: sshd, min: 1, max: 2}]");

        ReportEntry entry = run(host);

        assertThat(entry.status()).isEqualTo(Status.OKAY);
        assertThat(entry.summary()).startsWith("the one watched runs as expected; 3 processes");
        assertThat(entry.output()).contains("sshd: 2 processes run, expected 1 to 2");
    }

    @Test
    void alertsWhenAProcessDoesNotRun(FakeHost host) {
        ProcFiles.on(host).zombie(20, "sshd");
        host.config("processes: [{name: sshd}]");

        ReportEntry entry = run(host);

        assertThat(entry.status()).isEqualTo(Status.ALERT);
        assertThat(entry.summary()).isEqualTo("sshd: no process runs, expected at least 1");
    }

    @Test
    void alertsWhenThereAreTooMany(FakeHost host) {
        ProcFiles.on(host).process(20, "worker", 0).process(21, "worker", 0);
        host.config("processes: [{name: worker, max: 1}]");

        assertThat(run(host).status()).isEqualTo(Status.ALERT);
        assertThat(run(host).summary()).isEqualTo("worker: 2 processes run, expected exactly 1");
    }

    @Test
    void warnsWhereTheConfigurationSaysSo(FakeHost host) {
        ProcFiles.on(host);
        host.config("processes: [{name: sshd, status: warn}, {name: init}]");

        assertThat(run(host).status()).isEqualTo(Status.WARN);
    }

    @Test
    void alertsWhenSomethingRunsThatMustNot(FakeHost host) {
        ProcFiles.on(host).process(20, "telnetd", 0);
        host.config("processes: [{name: telnetd, min: 0, max: 0}]");

        assertThat(run(host).summary()).isEqualTo("telnetd: 1 process runs, expected none");
    }

    @Test
    void countsTheProcessesOfOneUserOnly(FakeHost host) {
        ProcFiles.on(host).process(20, "java", 1000).process(21, "java", 1001);
        host.file("etc/passwd", "root:x:0:0::/root:/bin/sh", "app:x:1001:1001::/:/bin/false");

        assertThat(run(host.config("processes: [{name: java, max: 1, user: app}]"))
                        .status())
                .isEqualTo(Status.OKAY);
        assertThat(run(host.config("processes: [{name: java, max: 1, user: 1000}]"))
                        .status())
                .isEqualTo(Status.OKAY);
        assertThat(run(host.config("processes: [{name: java, user: 7}]")).summary())
                .isEqualTo("java of user 7: no process runs, expected at least 1");
    }

    @Test
    void doesNotJudgeTheProcessesOfAnUnknownUser(FakeHost host) {
        ProcFiles.on(host).process(20, "java", 1000);
        host.config("processes: [{name: java, user: nobody-knows}]");

        assertThat(run(host).status()).isEqualTo(Status.NA);
        assertThat(run(host).summary()).contains("/etc/passwd has no such user; give its number");
    }

    @Test
    void takesANameWithASlashForTheProgram(FakeHost host) {
        ProcFiles.on(host)
                .process(20, "nginx", 0, "nginx: master process nginx")
                .executable(20, "/usr/sbin/nginx (deleted)")
                .process(21, "cron", 0, "/usr/sbin/cron", "-f");
        host.config("processes: [{name: /usr/sbin/nginx, max: 1}, {name: /usr/sbin/cron, max: 1}]");

        assertThat(run(host).status()).isEqualTo(Status.OKAY);
        assertThat(run(host).summary()).startsWith("all 2 watched run as expected");
    }

    @Test
    void takesANameWithABlankForTheBeginningOfTheCommandLine(FakeHost host) {
        ProcFiles.on(host).process(20, "python3", 0, "/usr/bin/python3", "/opt/app/main.py", "--port", "80");
        host.config("processes: [{name: /usr/bin/python3 /opt/app/main.py}]");

        assertThat(run(host).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void knowsNamesThatTheKernelCuts(FakeHost host) {
        ProcFiles.on(host).process(20, "systemd-timesyn", 0);
        host.config("processes: [{name: systemd-timesyncd}]");

        assertThat(run(host).status()).isEqualTo(Status.OKAY);
        assertThat(run(host.config("processes: [{name: systemd-timesyn-other}]"))
                        .status())
                .as("the kernel keeps no more than 15 characters")
                .isEqualTo(Status.OKAY);
        assertThat(run(host.config("processes: [{name: systemd}]")).status()).isEqualTo(Status.ALERT);
    }

    @Test
    void countsProcessesOfContainersOnlyIfAskedTo(FakeHost host) {
        ProcFiles.on(host).contained(20, "nginx");

        assertThat(run(host.config("processes: [{name: nginx}]")).status()).isEqualTo(Status.ALERT);
        assertThat(run(host.config("processes: [{name: nginx}]\ncontainers: true"))
                        .status())
                .isEqualTo(Status.OKAY);
    }

    @Test
    void warnsAndAlertsAboutZombies(FakeHost host) {
        ProcFiles proc = ProcFiles.on(host);
        for (int pid = 100; pid < 112; pid++) {
            proc.zombie(pid, "gone");
        }

        ReportEntry entry = run(host);
        assertThat(entry.status()).isEqualTo(Status.WARN);
        assertThat(entry.summary()).startsWith("12 zombies (limit 10)");
        assertThat(entry.output()).contains("zombies not shown: 2");
        assertThat(run(host.config("zombies: {alert: 12}")).status()).isEqualTo(Status.ALERT);
        assertThat(run(host.config("zombies: {warn: 0}")).status()).isEqualTo(Status.OKAY);
        assertThat(run(host.config("zombies: {warn: 0, alert: 0}")).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void warnsAndAlertsWhenTheKernelRunsOutOfNumbers(FakeHost host) {
        ProcFiles.on(host);

        host.file("proc/loadavg", "0.1 0.1 0.1 1/26543 9");
        assertThat(run(host).status()).isEqualTo(Status.WARN);
        assertThat(run(host).summary())
                .isEqualTo("26543 processes and threads use 81.0 % of the 32768 that the kernel has numbers for (above"
                        + " the limit of 80 %)");
        assertThat(run(host.config("tasks: {warn: 50, alert: 60}")).status()).isEqualTo(Status.ALERT);
        assertThat(run(host.config("tasks: {warn: 100, alert: 100}")).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void takesTheLowerLimitOfTheKernel(FakeHost host) {
        ProcFiles.on(host);
        host.file("proc/sys/kernel/threads-max", "350");

        assertThat(run(host).status()).isEqualTo(Status.ALERT);
    }

    @Test
    void isNotOkayWhereTheKernelDoesNotTellItsLimit(FakeHost host) {
        ProcFiles.on(host);
        host.file("proc/loadavg", "rubbish");

        assertThat(run(host).status()).isEqualTo(Status.NA);
    }

    @Test
    void doesNotApplyWithoutProc(FakeHost host) {
        assertThat(run(host).status()).isEqualTo(Status.NA);
        assertThat(run(host).summary()).startsWith("/proc shows no process");
    }

    @Test
    void doesNotAlertForProcessesThatItMayNotSee(FakeHost host) throws IOException {
        ProcFiles.on(host).process(20, "own", 1000);
        Files.delete(host.root().resolve("proc/1/status"));
        host.config("processes: [{name: sshd}]");

        ReportEntry entry = run(host);

        assertThat(entry.status()).isEqualTo(Status.NA);
        assertThat(entry.summary()).contains("hidepid");
        assertThat(entry.output())
                .contains("not judged: sshd: no process runs, expected at least 1, but not all can be seen");
        assertThat(run(host.config("processes: [{name: own, max: 0, min: 0}]")).status())
                .as("what is seen is judged")
                .isEqualTo(Status.ALERT);
    }

    @Test
    void passesOverProcessesThatEndMeanwhileAndWhatIsNone(FakeHost host) throws IOException {
        ProcFiles.on(host).process(20, "gone", 0);
        Files.delete(host.root().resolve("proc/20/status"));
        host.folder("proc/30").file("proc/99999999999/comm", "huge").file("proc/1abc/comm", "odd");

        assertThat(run(host).status()).isEqualTo(Status.OKAY);
        assertThat(run(host).summary()).startsWith("1 processes");
    }

    @Test
    void showsNamesWithoutTheirLineEnds(FakeHost host) {
        ProcFiles.on(host).zombie(20, "evil\nOKAY\u001b[2J");

        assertThat(run(host).output()).contains("zombie: evil OKAY [2J (20)");
    }

    @Test
    void refusesRulesThatNothingCanFulfil(FakeHost host) {
        ProcFiles.on(host);

        assertThat(run(host.config("processes: [{name: a, max: 0}]")).outcome()).isInstanceOf(Outcome.Crashed.class);
        assertThat(run(host.config("processes: [{min: 1}]")).outcome()).isInstanceOf(Outcome.Crashed.class);
        assertThat(run(host.config("zombies: {warn: 5, alert: 4}")).outcome()).isInstanceOf(Outcome.Crashed.class);
        assertThat(run(host.config("tasks: {warn: 95, alert: 80}")).outcome()).isInstanceOf(Outcome.Crashed.class);
    }
}
