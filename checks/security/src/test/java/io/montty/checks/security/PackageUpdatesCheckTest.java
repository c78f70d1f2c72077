package io.montty.checks.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackageUpdatesCheckTest implements CheckContract {

    private static final List<String> APT =
            List.of("apt-get", "--simulate", "--quiet", "-o", "Debug::NoLocking=true", "dist-upgrade");
    private static final List<String> DNF = List.of("dnf", "--quiet", "--cacheonly", "check-update");
    private static final List<String> ADVISORIES =
            List.of("dnf", "--quiet", "--cacheonly", "updateinfo", "list", "--security");
    private static final String LISTS = "var/lib/apt/lists";

    private static final String SECURITY =
            "Inst libssl3 [3.0.11-1~deb12u1] (3.0.13-1~deb12u1 Debian-Security:12/stable-security [amd64])\n";
    private static final String UBUNTU =
            "Inst curl [7.81.0-1] (7.81.0-2 Ubuntu:22.04/jammy-updates," + " Ubuntu:22.04/jammy-security [amd64])\n";
    private static final String OTHER = "Inst base-files [12.4] (12.5 Debian:12.5/stable [amd64])\n";
    private static final String NEW =
            "Inst linux-image-6.1.0-20-amd64 (6.1.85-1 Debian-Security:12/stable-security [amd64])\n";
    private static final String TALK = "Reading package lists...\nConf base-files (12.5 Debian:12.5/stable [amd64])\n";

    @Override
    public Check check() {
        return new PackageUpdatesCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        apt(host, TALK, 1);
    }

    private static void apt(FakeHost host, String says, int listsDaysAgo) {
        host.file("usr/bin/apt-get")
                .folder(LISTS)
                .modified(LISTS, FakeHost.DEFAULT_TIME.minus(Duration.ofDays(listsDaysAgo)))
                .command(APT, says);
    }

    private static void dnf(FakeHost host, int code, String updates, String advisories) {
        host.file("usr/bin/dnf")
                .folder("var/cache/dnf")
                .modified("var/cache/dnf", FakeHost.DEFAULT_TIME)
                .command(DNF, code, updates, "")
                .command(ADVISORIES, advisories);
    }

    @Test
    void isOkayWhereNoneWaits(FakeHost host) {
        apt(host, TALK, 1);

        assertThat(host.run(check()).status()).isEqualTo(Status.OKAY);
        assertThat(host.run(check()).summary()).isEqualTo("no security updates wait, and 0 others");
    }

    @Test
    void alertsWhereOneForSecurityWaits(FakeHost host) {
        apt(host, TALK + SECURITY + OTHER + UBUNTU + NEW, 1);

        ReportEntry entry = host.run(check());

        assertThat(entry.status()).isEqualTo(Status.ALERT);
        assertThat(entry.summary())
                .isEqualTo("3 security updates wait: curl, libssl3, linux-image-6.1.0-20-amd64 (limit 1)");
        assertThat(entry.output()).contains("1 other update waits: base-files");
        assertThat(entry.metrics())
                .extracting(metric -> metric.name() + "=" + metric.value())
                .containsExactly("security=3.0", "other=1.0");
    }

    @Test
    void takesItsLimitsFromItsConfiguration(FakeHost host) {
        apt(host, SECURITY + OTHER, 1);

        assertThat(host.config("security_alert: 2").run(check()).status()).isEqualTo(Status.WARN);
        assertThat(host.config("{security_alert: 0, security_warn: 0}")
                        .run(check())
                        .status())
                .isEqualTo(Status.OKAY);
        assertThat(host.config("{security_alert: 0, security_warn: 0, other_warn: 1}")
                        .run(check())
                        .status())
                .isEqualTo(Status.WARN);
        assertThat(host.config("{security_alert: 0, other_alert: 1}")
                        .run(check())
                        .status())
                .isEqualTo(Status.ALERT);
    }

    @Test
    void saysOnceWhatWaits(FakeHost host) {
        apt(host, SECURITY + OTHER, 1);

        assertThat(host.config("{security_alert: 1, other_warn: 1}")
                        .run(check())
                        .output())
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith("WARN: 1 other update waits");
    }

    @Test
    void warnsWhereTheListsAreTooOldToTell(FakeHost host) {
        apt(host, TALK, 8);

        assertThat(host.run(check()).status()).isEqualTo(Status.WARN);
        assertThat(host.run(check()).summary()).startsWith("the lists of packages are 8 d old (limit 7 d)");
        assertThat(host.config("lists_older_than: 9d").run(check()).status()).isEqualTo(Status.OKAY);
        assertThat(host.config("lists_older_than: 0s").run(check()).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void isNaWithoutAnyLists(FakeHost host) {
        host.file("usr/bin/apt-get").command(APT, TALK);

        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
        assertThat(host.run(check()).summary()).startsWith("there are no lists of packages to tell by");
    }

    @Test
    void crashesWithWhatAptSaidWhereItCannotTell(FakeHost host) {
        apt(host, TALK, 1);
        host.command(APT, 100, "", "E: Unmet dependencies\n");

        ReportEntry entry = host.run(check());

        assertThat(entry.outcome()).isInstanceOf(Outcome.Crashed.class);
        assertThat(entry.summary()).contains("apt-get cannot say what it would install");
        assertThat(entry.output()).contains("E: Unmet dependencies");
    }

    @Test
    void tellsSecurityUpdatesOfDnfApart(FakeHost host) {
        dnf(host, 100, """

                openssl.x86_64   1:3.0.7-27.el9   baseos
                bash.x86_64  5.1.8-9.el9  baseos
                Obsoleting Packages
                old.noarch  1-1  baseos
                """, "RHSA-2024:2447 Moderate/Sec.  openssl-1:3.0.7-27.el9.x86_64\n");

        ReportEntry entry = host.run(check());

        assertThat(entry.summary()).isEqualTo("1 security update waits: openssl (limit 1)");
        assertThat(entry.output()).contains("1 other update waits: bash");
    }

    @Test
    void isOkayWhereDnfHasNothing(FakeHost host) {
        dnf(host, 0, "", "");

        assertThat(host.run(check()).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void crashesWhereDnfFails(FakeHost host) {
        dnf(host, 1, "", "");

        assertThat(host.run(check()).outcome()).isInstanceOf(Outcome.Crashed.class);
    }

    @Test
    void isNaWithoutAPackageManager(FakeHost host) {
        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
    }
}
