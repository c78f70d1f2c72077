package io.montty.checks.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.Status;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoUpdatesCheckTest implements CheckContract {

    private static final List<String> DUMP = List.of("apt-config", "dump", "APT::Periodic");
    private static final String STAMP = "var/lib/apt/periodic/unattended-upgrades-stamp";

    @Override
    public Check check() {
        return new AutoUpdatesCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        host.file("usr/bin/apt-config").file("usr/bin/unattended-upgrade");
        settings(host, "1", "1");
        ran(host, 1);
    }

    private static void settings(FakeHost host, String lists, String upgrade) {
        host.command(
                DUMP,
                "APT::Periodic \"\";\nAPT::Periodic::Update-Package-Lists \"" + lists
                        + "\";\nAPT::Periodic::Unattended-Upgrade \"" + upgrade + "\";\n");
    }

    private static void ran(FakeHost host, int daysAgo) {
        host.file(STAMP).modified(STAMP, FakeHost.DEFAULT_TIME.minus(Duration.ofDays(daysAgo)));
    }

    private static void dnf(FakeHost host, String timer) {
        host.file("usr/bin/dnf").folder("run/systemd/system").program("systemctl", 1, "");
        if (!timer.isEmpty()) {
            host.command(List.of("systemctl", "is-enabled", "--quiet", timer), "")
                    .command(List.of("systemctl", "is-active", "--quiet", timer), "");
        }
    }

    @ParameterizedTest
    @CsvSource({"3, OKAY", "4, WARN", "15, WARN", "16, ALERT"})
    void judgesWhenDebianLastDid(int daysAgo, Status expected, FakeHost host) {
        prepare(host);
        ran(host, daysAgo);

        assertThat(host.run(check()).status()).isEqualTo(expected);
    }

    @Test
    void takesItsLimitsFromItsConfiguration(FakeHost host) {
        prepare(host);
        ran(host, 4);

        assertThat(host.config("warn: 5d").run(check()).status()).isEqualTo(Status.OKAY);
        assertThat(host.config("{warn: 1d, alert: 2d}").run(check()).status()).isEqualTo(Status.ALERT);
    }

    @Test
    void warnsWhereAptIsNotToldTo(FakeHost host) {
        prepare(host);
        settings(host, "1", "0");

        assertThat(host.run(check()).status()).isEqualTo(Status.WARN);
        assertThat(host.run(check()).summary()).startsWith("APT::Periodic::Unattended-Upgrade is off");
    }

    @Test
    void warnsWhereATimerOfAptIsOff(FakeHost host) {
        prepare(host);
        host.folder("run/systemd/system")
                .program("systemctl", 0, "enabled")
                .command(List.of("systemctl", "is-enabled", "apt-daily.timer"), 1, "disabled", "");

        assertThat(host.run(check()).summary())
                .isEqualTo("apt-daily.timer is off: systemctl enable --now apt-daily.timer");
    }

    @Test
    void warnsWhereItIsNotInstalled(FakeHost host) {
        host.file("usr/bin/apt-config");

        assertThat(host.run(check()).status()).isEqualTo(Status.WARN);
        assertThat(host.run(check()).summary())
                .isEqualTo("unattended-upgrades is not installed: apt install unattended-upgrades");
    }

    @Test
    void isOkayBeforeTheFirstRun(FakeHost host) {
        host.file("usr/bin/apt-config").file("usr/bin/unattended-upgrade");
        settings(host, "1", "1");

        assertThat(host.run(check()).summary()).isEqualTo("unattended upgrades are on, and have not run yet");
    }

    @Test
    void isNaWhereAptDoesNotTell(FakeHost host) {
        prepare(host);
        host.command(DUMP, 100, "", "broken");

        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
    }

    @Test
    void isOkayWhereDnfInstalls(FakeHost host) {
        dnf(host, "dnf-automatic-install.timer");

        assertThat(host.run(check()).status()).isEqualTo(Status.OKAY);
        assertThat(host.run(check()).summary()).isEqualTo("dnf-automatic-install.timer is on and installs updates");
    }

    @Test
    void asksTheConfigurationOfDnfAutomatic(FakeHost host) {
        dnf(host, "dnf-automatic.timer");

        assertThat(host.run(check()).status()).isEqualTo(Status.WARN);
        host.file("etc/dnf/automatic.conf", "[emitters]", "apply_updates = yes", "[commands]", "apply_updates = no");
        assertThat(host.run(check()).status()).isEqualTo(Status.WARN);
        host.file("etc/dnf/automatic.conf", "[commands]", "apply_updates = Yes");
        assertThat(host.run(check()).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void alertsWhereTheLastRunOfDnfFailed(FakeHost host) {
        dnf(host, "dnf-automatic-install.timer");
        host.command(List.of("systemctl", "is-failed", "--quiet", "dnf-automatic-install.service"), "");

        assertThat(host.run(check()).status()).isEqualTo(Status.ALERT);
    }

    @Test
    void warnsWhereNoTimerOfDnfIsOn(FakeHost host) {
        dnf(host, "");

        assertThat(host.run(check()).status()).isEqualTo(Status.WARN);
    }

    @Test
    void isNaWithoutSystemdOrPackageManager(FakeHost host) {
        assertThat(host.run(check()).summary()).isEqualTo("this host has neither apt nor dnf");
        host.file("usr/bin/dnf");
        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
    }
}
