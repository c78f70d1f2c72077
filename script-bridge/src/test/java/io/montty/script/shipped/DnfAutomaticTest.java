package io.montty.script.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckResult;
import io.montty.api.Status;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnfAutomaticTest {

    private static final String SCRIPT = "chk_dnf_automatic.sh";

    @TempDir
    Path folder;

    private MadeUpHost host;

    @BeforeEach
    void makeHost() {
        host = new MadeUpHost(folder)
                .distribution("rocky", "rhel centos fedora")
                .systemd()
                .program("rpm", "[[ $2 == dnf-automatic ]]");
    }

    @Test
    void isContentWithTheTimerThatInstalls() throws Exception {
        systemctl("dnf-automatic-install.timer", "");

        assertThat(host.run(SCRIPT))
                .isEqualTo(CheckResult.okay("dnf-automatic-install.timer is on and installs updates"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"apply_updates = yes", "apply_updates=True", "  apply_updates = 1"})
    void isContentWithTheGeneralTimerWhenUpdatesAreApplied(String line) throws Exception {
        systemctl("dnf-automatic.timer", "");
        host.file("etc/dnf/automatic.conf", "[commands]", "# apply_updates = no", line, "[emitters]");

        assertThat(host.run(SCRIPT)).isEqualTo(CheckResult.okay("dnf-automatic.timer is on and installs updates"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[commands]\napply_updates = no", "[emitters]\napply_updates = yes", "[commands]"})
    void warnsWhenUpdatesAreNotApplied(String config) throws Exception {
        systemctl("dnf5-automatic.timer", "");
        host.file("etc/dnf/automatic.conf", config);

        assertThat(host.run(SCRIPT))
                .isEqualTo(CheckResult.warn("dnf5-automatic.timer is on, but updates are not installed: set"
                        + " apply_updates = yes in /etc/dnf/automatic.conf"));
    }

    @Test
    void alertsWhenTheLastRunFailed() throws Exception {
        systemctl("dnf-automatic-install.timer", "dnf-automatic-install.service");

        assertThat(host.run(SCRIPT))
                .isEqualTo(CheckResult.alert("the last run of dnf-automatic-install.service failed: see journalctl -u"
                        + " dnf-automatic-install.service"));
    }

    @Test
    void warnsWhenNoTimerIsOn() throws Exception {
        systemctl("none", "");

        CheckResult result = host.run(SCRIPT);

        assertThat(result.status()).isEqualTo(Status.WARN);
        assertThat(result.summary()).startsWith("dnf-automatic is installed, but no timer that installs updates is on");
    }

    @Test
    void warnsWhenItIsNotInstalled() throws Exception {
        systemctl("none", "");
        host.program("rpm", "exit 1");

        assertThat(host.run(SCRIPT))
                .isEqualTo(CheckResult.warn("dnf-automatic is not installed: dnf install dnf-automatic"));
    }

    @Test
    void isNotApplicableWithoutSystemdAndElsewhere() throws Exception {
        MadeUpHost container = new MadeUpHost(folder.resolve("container")).distribution("rhel", "fedora");
        assertThat(container.run(SCRIPT))
                .isEqualTo(CheckResult.na("systemd does not run this host, so there are no timers"));
        assertThat(host.distribution("debian", "").run(SCRIPT).status()).isEqualTo(Status.NA);
    }

    private void systemctl(String timerThatIsOn, String unitThatFailed) {
        host.program(
                "systemctl",
                "case $1 in",
                "is-enabled | is-active) [[ $3 == " + timerThatIsOn + " ]] ;;",
                "is-failed) [[ $3 == '" + unitThatFailed + "' ]] ;;",
                "esac");
    }
}
