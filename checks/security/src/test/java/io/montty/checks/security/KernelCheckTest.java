package io.montty.checks.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelCheckTest implements CheckContract {

    @Override
    public Check check() {
        return new KernelCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        running(host, "6.1.0-18-amd64");
        installed(host, "6.1.0-18-amd64", 100);
    }

    private static void running(FakeHost host, String release) {
        host.file("proc/sys/kernel/osrelease", release);
    }

    private static void installed(FakeHost host, String release, int daysAgo) {
        String image = "boot/vmlinuz-" + release;
        host.file(image).modified(image, FakeHost.DEFAULT_TIME.minus(Duration.ofDays(daysAgo)));
    }

    @Test
    void isOkayWhenTheNewestRuns(FakeHost host) {
        running(host, "6.1.0-18-amd64");
        installed(host, "6.1.0-9-amd64", 100);
        installed(host, "6.1.0-18-amd64", 10);

        ReportEntry entry = host.run(check());

        assertThat(entry.status()).isEqualTo(Status.OKAY);
        assertThat(entry.summary()).isEqualTo("runs 6.1.0-18-amd64, the newest that is installed");
        assertThat(entry.output()).contains("6.1.0-9-amd64", "6.1.0-18-amd64 (runs)");
    }

    @Test
    void warnsWhenANewerOneIsInstalled(FakeHost host) {
        running(host, "6.1.0-9-amd64");
        installed(host, "6.1.0-9-amd64", 100);
        installed(host, "6.1.0-18-amd64", 10);

        ReportEntry entry = host.run(check());

        assertThat(entry.status()).isEqualTo(Status.WARN);
        assertThat(entry.summary())
                .isEqualTo("runs 6.1.0-9-amd64, while 6.1.0-18-amd64 has been installed for 10 d: reboot");
    }

    @Test
    void alertsWhenThatHasBeenSoForLong(FakeHost host) {
        running(host, "6.1.0-9-amd64");
        installed(host, "6.1.0-18-amd64", 31);

        assertThat(host.run(check()).status()).isEqualTo(Status.ALERT);
        assertThat(host.run(check()).summary()).endsWith("has been installed for 31 d: reboot (limit 30 d)");
        assertThat(host.config("alert_after: 0s").run(check()).status()).isEqualTo(Status.WARN);
        assertThat(host.config("alert_after: 40d").run(check()).status()).isEqualTo(Status.WARN);
    }

    @Test
    void isNaWhereNoKernelIsInstalled(FakeHost host) {
        running(host, "6.1.0-9-amd64");

        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
        assertThat(host.run(check()).summary()).contains("as in a container");
    }

    @Test
    void isNaWhereTheKernelDoesNotSayWhichItIs(FakeHost host) {
        installed(host, "6.1.0-9-amd64", 1);

        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
    }

    @Test
    void findsKernelsThatLieWithTheirModules(FakeHost host) {
        running(host, "6.10.5-200.fc40.x86_64");
        host.file("usr/lib/modules/6.10.11-200.fc40.x86_64/vmlinuz");

        assertThat(host.run(check()).summary()).contains("while 6.10.11-200.fc40.x86_64 has been installed");
    }

    @Test
    void passesOverRescueImagesAndTheOldOne(FakeHost host) {
        prepare(host);
        installed(host, "0-rescue-9f2c", 1);
        installed(host, "7.0.0-1-amd64.old", 1);

        assertThat(host.run(check()).status()).isEqualTo(Status.OKAY);
    }

    @ParameterizedTest
    @CsvSource({
        "6.1.0-18-amd64, 6.1.0-20-cloud-amd64, NA",
        "6.8.0-45-generic, 6.8.0-47-lowlatency, NA",
        "6.8.0-45-generic, 6.8.0-47-generic, WARN",
        "5.14.0-362.8.1.el9_3.x86_64, 5.14.0-427.el9.x86_64, WARN",
        "6.10.1-arch1-1, 6.10.2-arch1-1, WARN",
        "6.1.55, 6.1.6, OKAY",
    })
    void comparesOnlyKernelsOfOneKind(String running, String installed, Status expected, FakeHost host) {
        running(host, running);
        installed(host, installed, 1);

        assertThat(host.run(check()).status()).isEqualTo(expected);
    }
}
