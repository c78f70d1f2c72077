package io.montty.script.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckResult;
import io.montty.api.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnattendedUpgradesTest {

    private static final String SCRIPT = "chk_unattended_upgrades.sh";
    private static final String STAMP = "var/lib/apt/periodic/upgrade-stamp";

    @TempDir
    Path folder;

    private MadeUpHost host;

    @BeforeEach
    void makeHost() {
        host = new MadeUpHost(folder).distribution("debian", "");
    }

    @ParameterizedTest
    @CsvSource({"1,1,OKAY", "1,2,OKAY", "1,4,WARN", "1,16,ALERT", "7,8,OKAY", "7,10,WARN", "7,22,ALERT", "always,4,WARN"
    })
    void judgesWhenItLastRan(String every, int daysAgo, Status status) throws Exception {
        switchedOn(every);
        host.fileOf(ago(Duration.ofDays(daysAgo)), STAMP);

        assertThat(host.run(SCRIPT).status()).isEqualTo(status);
    }

    @Test
    void takesTheLaterOfTheTwoStamps() throws Exception {
        switchedOn("1");
        host.fileOf(ago(Duration.ofDays(30)), STAMP);
        host.fileOf(ago(Duration.ofHours(1)), "var/lib/apt/periodic/unattended-upgrades-stamp");

        CheckResult result = host.run(SCRIPT);

        assertThat(result.status()).isEqualTo(Status.OKAY);
        assertThat(result.summary()).startsWith("unattended upgrades are switched on, and last ran on 2");
        assertThat(result.metrics()).singleElement().satisfies(metric -> {
            assertThat(metric.name()).isEqualTo("since_last_run");
            assertThat(metric.unit()).isEqualTo("s");
            assertThat(metric.value()).isBetween(3600.0, 7200.0);
        });
    }

    @Test
    void isContentWhenItHasNotRunYet() throws Exception {
        switchedOn("1");

        assertThat(host.run(SCRIPT))
                .isEqualTo(CheckResult.okay("unattended upgrades are switched on, and have not run yet"));
    }

    @Test
    void warnsWhenItIsNotInstalled() throws Exception {
        assertThat(host.run(SCRIPT))
                .isEqualTo(CheckResult.warn("unattended-upgrades is not installed: apt install unattended-upgrades"));
    }

    @ParameterizedTest
    @CsvSource({"0", "''"})
    void warnsWhenItIsSwitchedOff(String every) throws Exception {
        switchedOn(every);

        CheckResult result = host.run(SCRIPT);

        assertThat(result.status()).isEqualTo(Status.WARN);
        assertThat(result.summary())
                .isEqualTo("unattended upgrades are not switched on: APT::Periodic::Update-Package-Lists is off");
        assertThat(result.details())
                .contains("APT::Periodic::Unattended-Upgrade is off")
                .last()
                .asString()
                .startsWith("To switch them on: ");
    }

    @Test
    void warnsWhenATimerIsOff() throws Exception {
        switchedOn("1");
        host.systemd().program("systemctl", "[[ $3 != apt-daily-upgrade.timer ]]");

        assertThat(host.run(SCRIPT).summary())
                .isEqualTo("unattended upgrades are not switched on: apt-daily-upgrade.timer is not enabled");
    }

    @Test
    void isNotApplicableElsewhere() throws Exception {
        switchedOn("1");
        host.distribution("rhel", "fedora");

        assertThat(host.run(SCRIPT).status()).isEqualTo(Status.NA);
    }

    /** Install the package with a setting; an empty one is not set at all, and apt prints nothing. */
    private void switchedOn(String every) {
        host.program("unattended-upgrade", "exit 0");
        host.program(
                "apt-config", every.isEmpty() ? "exit 0" : "[[ $1 == dump ]] && echo \"$2 \\\"" + every + "\\\";\"");
    }

    /** The script reads the real clock, so a stamp has to be real time as well. */
    private static Instant ago(Duration duration) {
        return Instant.now().minus(duration);
    }
}
