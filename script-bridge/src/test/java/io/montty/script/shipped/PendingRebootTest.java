package io.montty.script.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckResult;
import io.montty.api.Status;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingRebootTest {

    private static final String SCRIPT = "chk_pending_reboot.sh";

    @TempDir
    Path folder;

    private MadeUpHost host;

    @BeforeEach
    void makeHost() {
        host = new MadeUpHost(folder).printing("uname", "6.1.0-9-amd64");
    }

    @Test
    void isContentOnAnUpToDateDebian() throws Exception {
        host.distribution("debian", "")
                .file("boot/vmlinuz-6.1.0-9-amd64")
                .file("boot/vmlinuz-6.1.0-8-amd64")
                .file("boot/vmlinuz-6.1.0-10-cloud-amd64");

        assertThat(host.run(SCRIPT))
                .isEqualTo(CheckResult.okay("nothing waits for a reboot; kernel 6.1.0-9-amd64 is running"));
    }

    @Test
    void warnsWithThePackagesThatWait() throws Exception {
        host.distribution("ubuntu", "debian")
                .file("run/reboot-required", "*** System restart required ***")
                .file("run/reboot-required.pkgs", "linux-base", "libc6", "linux-base");

        assertThat(host.run(SCRIPT))
                .isEqualTo(
                        CheckResult.warn("an update waits for a reboot").withDetails(List.of("libc6", "linux-base")));
    }

    @Test
    void warnsOfANewerKernelOfTheSameFlavour() throws Exception {
        host.distribution("debian", "").file("boot/vmlinuz-6.1.0-9-amd64").file("boot/vmlinuz-6.1.0-10-amd64");

        assertThat(host.run(SCRIPT))
                .isEqualTo(CheckResult.warn(
                        "kernel 6.1.0-10-amd64 is installed and waits for a reboot; 6.1.0-9-amd64 is running"));
    }

    @Test
    void comparesNoKernelsWhenTheRunningOneIsNotInstalled() throws Exception {
        host.distribution("debian", "").file("boot/vmlinuz-6.1.0-10-amd64");

        assertThat(host.run(SCRIPT).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void isContentWhenNeedsRestartingIs() throws Exception {
        host.distribution("rhel", "fedora").program("needs-restarting", "[[ $1 == -r ]]");

        assertThat(host.run(SCRIPT).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void warnsWhenNeedsRestartingSaysSo() throws Exception {
        String answer = "Reboot is required to fully utilize these updates.";
        host.distribution("rocky", "rhel centos fedora").program("needs-restarting", "echo '" + answer + "'; exit 1");

        assertThat(host.run(SCRIPT))
                .isEqualTo(CheckResult.warn("an update waits for a reboot").withDetails(List.of(answer)));
    }

    @Test
    void asksDnfWhereThereIsNoNeedsRestarting() throws Exception {
        host.distribution("fedora", "")
                .program("dnf", "echo 'Reboot is required.'; [[ $* != '-q needs-restarting -r' ]]");

        assertThat(host.run(SCRIPT).summary()).isEqualTo("an update waits for a reboot");
    }

    @Test
    void isNotApplicableWhenDnfHasNoSuchPlugin() throws Exception {
        host.distribution("rhel", "fedora").program("dnf", "echo 'No such command: needs-restarting.' >&2; exit 1");

        assertThat(host.run(SCRIPT))
                .isEqualTo(CheckResult.na("needs-restarting is not installed: dnf install yum-utils"));
    }

    @Test
    void warnsWhenItCannotTell() throws Exception {
        host.distribution("rhel", "fedora").program("needs-restarting", "echo 'rpmdb is broken'; exit 1");

        CheckResult result = host.run(SCRIPT);

        assertThat(result.status()).isEqualTo(Status.WARN);
        assertThat(result.summary()).startsWith("cannot tell whether a reboot is pending");
        assertThat(result.details()).containsExactly("rpmdb is broken");
    }

    @Test
    void isNotApplicableWithoutNeedsRestartingAndElsewhere() throws Exception {
        assertThat(host.distribution("rhel", "fedora").run(SCRIPT).status()).isEqualTo(Status.NA);
        assertThat(host.distribution("alpine", "").run(SCRIPT))
                .isEqualTo(CheckResult.na("neither Debian's nor Red Hat's kin: /etc/os-release says ' alpine'"));
    }
}
