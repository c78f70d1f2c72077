package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.montty.api.Check;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class CronCheckTest implements CheckContract {

    @Override
    public Check check() {
        return new CronCheck();
    }

    private static ReportEntry run(FakeHost host) {
        return host.run(new CronCheck());
    }

    private static FakeHost running(FakeHost host) {
        ProcFiles.on(host).process(77, "cron", 0, "/usr/sbin/cron", "-f");
        return host;
    }

    private static FakeHost unit(FakeHost host, String name, String load, String active, String file) {
        ProcFiles.on(host);
        String missing = "Id=other.service\nLoadState=not-found\nActiveState=inactive\n\n";
        return host.folder("run/systemd/system")
                .program(
                        "systemctl",
                        0,
                        missing.repeat(4) + "Id=" + name + "\nLoadState=" + load + "\nActiveState=" + active
                                + "\nSubState=\nUnitFileState=" + file + "\n");
    }

    @Test
    void isOkayWhenCronRuns(FakeHost host) {
        ReportEntry entry = run(running(host));

        assertThat(entry.status()).isEqualTo(Status.OKAY);
        assertThat(entry.summary()).isEqualTo("cron runs as process 77; it accepts the 0 crontabs of the system");
    }

    @Test
    void isOkayWithCrontabsOfRoot(FakeHost host) throws IOException {
        running(host).file("etc/crontab", "").file("etc/cron.d/jobs", "").file("etc/cron.d/.placeholder", "");
        host.mode("etc/crontab", 0644).mode("etc/cron.d/jobs", 0600);
        assumeTrue(Files.getAttribute(host.root().resolve("etc/crontab"), "unix:uid")
                .equals(0));

        assertThat(run(host).status()).isEqualTo(Status.OKAY);
        assertThat(run(host).summary()).endsWith("it accepts the 2 crontabs of the system");
    }

    @Test
    void alertsWhenCronIsInstalledAndDoesNotRun(FakeHost host) {
        ProcFiles.on(host).zombie(5, "cron");
        host.file("usr/sbin/cron", "");

        assertThat(run(host).status()).isEqualTo(Status.ALERT);
        assertThat(run(host).summary())
                .isEqualTo("cron does not run: /usr/sbin/cron is installed; start it, or remove it");
    }

    @Test
    void alertsWhenSystemdSaysThatItHasStopped(FakeHost host) {
        unit(host, "crond.service", "loaded", "failed", "enabled");

        assertThat(run(host).status()).isEqualTo(Status.ALERT);
        assertThat(run(host).summary()).isEqualTo("cron does not run: crond.service is failed; start it, or remove it");
    }

    @Test
    void takesTheWordOfSystemdForACronWithoutAProcess(FakeHost host) {
        unit(host, "cron.target", "loaded", "active", "enabled");

        assertThat(run(host).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void doesNotApplyWhereCronIsSwitchedOffUnlessItIsRequired(FakeHost host) {
        unit(host, "cron.service", "masked", "inactive", "masked");

        assertThat(run(host).status()).isEqualTo(Status.NA);
        assertThat(run(host).summary()).isEqualTo("cron.service is switched off, masked");
        assertThat(run(host.config("required: true")).status()).isEqualTo(Status.ALERT);
    }

    @Test
    void looksAtTheProgramsWhereSystemdDoesNotAnswer(FakeHost host) {
        ProcFiles.on(host);
        host.folder("run/systemd/system").file("usr/sbin/crond", "");

        assertThat(run(host).summary())
                .isEqualTo("cron does not run: /usr/sbin/crond is installed; start it, or remove it");
    }

    @Test
    void doesNotApplyWithoutCronUnlessItIsRequired(FakeHost host) {
        ProcFiles.on(host);
        host.link("usr/sbin/crond", "/bin/busybox");

        assertThat(run(host).status()).isEqualTo(Status.NA);
        assertThat(run(host).summary()).isEqualTo("no cron is installed");
        assertThat(run(host.config("required: true")).status()).isEqualTo(Status.ALERT);
        assertThat(run(host).summary()).isEqualTo("cron is required, but no cron is installed");
    }

    @Test
    void doesNotTakeTheCronOfAContainerForItsOwn(FakeHost host) {
        ProcFiles.on(host).contained(50, "cron", "cron", "-f");
        host.file("usr/sbin/cron", "");

        assertThat(run(host).status()).isEqualTo(Status.ALERT);
    }

    @Test
    void doesNotJudgeWhatItMayNotSee(FakeHost host) throws IOException {
        ProcFiles.on(host).process(30, "own", 1000);
        Files.delete(host.root().resolve("proc/1/status"));
        host.file("usr/sbin/cron", "");

        assertThat(run(host).status()).isEqualTo(Status.NA);
        assertThat(run(host).summary()).contains("run the checker as root");
    }

    @Test
    void knowsOtherProgramsIfTheConfigurationNamesThem(FakeHost host) {
        ProcFiles.on(host).process(60, "mcron", 0);

        assertThat(run(host).status()).isEqualTo(Status.NA);
        assertThat(run(host.config("programs: [mcron]")).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void warnsAboutAFileThatOthersMayWrite(FakeHost host) {
        running(host).file("etc/cron.d/jobs", "").mode("etc/cron.d/jobs", 0666);

        assertThat(run(host).status()).isEqualTo(Status.WARN);
        assertThat(run(host).summary())
                .startsWith("cron does not accept /etc/cron.d/jobs: ")
                .endsWith("others than its owner may write to it: chmod go-w");
    }

    @Test
    void warnsAboutACrontabThatOthersMayWrite(FakeHost host) {
        running(host).file("etc/crontab", "").mode("etc/crontab", 0664);

        assertThat(run(host).summary()).startsWith("cron does not accept /etc/crontab: ");
    }

    @Test
    void warnsAboutANameThatCronPassesOver(FakeHost host) {
        running(host).file("etc/cron.d/backup.sh", "");

        assertThat(run(host).status()).isEqualTo(Status.WARN);
        assertThat(run(host).summary()).startsWith("cron passes /etc/cron.d/backup.sh over: its name has");
    }

    @Test
    void passesOverNamesThatAreMeantToBePassedOver(FakeHost host) {
        running(host).file("etc/cron.d/backup.sh", "").file("etc/cron.d/old.dpkg-old", "");

        assertThat(run(host.config("ignore: [backup.*, '*.dpkg-*']")).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void warnsAboutALinkToNothing(FakeHost host) {
        running(host).link("etc/cron.d/jobs", "gone");

        assertThat(run(host).status()).isEqualTo(Status.WARN);
        assertThat(run(host).summary()).isEqualTo("/etc/cron.d/jobs is a link to a file that does not exist");
    }

    @Test
    void doesNotJudgeAFolderThatItCannotRead(FakeHost host) {
        running(host).file("etc/cron.d", "a file, for want of rights that hold for root");

        assertThat(run(host).status()).isEqualTo(Status.NA);
        assertThat(run(host).summary()).startsWith("cannot read /etc/cron.d");
    }
}
