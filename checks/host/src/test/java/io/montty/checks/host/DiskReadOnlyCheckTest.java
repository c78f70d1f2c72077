package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.Status;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import org.junit.jupiter.api.Test;

class DiskReadOnlyCheckTest implements CheckContract {

    private static final String ROOT = "1 0 8:1 / / rw,relatime - ext4 /dev/sda1 rw,errors=remount-ro";

    @Override
    public Check check() {
        return new DiskReadOnlyCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        fstab(host);
        host.file("proc/self/mountinfo", ROOT);
    }

    private static void fstab(FakeHost host, String... more) {
        String[] lines = new String[more.length + 4];
        lines[0] = "# what is mounted at boot";
        lines[1] = "UUID=abc / ext4 errors=remount-ro 0 1";
        lines[2] = "UUID=def none swap sw 0 0";
        lines[3] = "server:/x /net nfs defaults 0 0";
        System.arraycopy(more, 0, lines, 4, more.length);
        host.file("etc/fstab", lines);
    }

    @Test
    void isOkayWhereAllCanBeWritten(FakeHost host) {
        prepare(host);

        assertThat(host.run(check()).status()).isEqualTo(Status.OKAY);
        assertThat(host.run(check()).summary()).isEqualTo("all file systems of /etc/fstab can be written: 1");
    }

    @Test
    void alertsWhereTheKernelMadeOneReadOnly(FakeHost host) {
        prepare(host);
        host.file("proc/self/mountinfo", ROOT.replace("- ext4 /dev/sda1 rw", "- ext4 /dev/sda1 ro"));

        assertThat(host.run(check()).status()).isEqualTo(Status.ALERT);
        assertThat(host.run(check()).summary())
                .startsWith("/dev/sda1 on / is read-only, and /etc/fstab wants it writable; look at dmesg");
        assertThat(host.config("when_read_only: warn").run(check()).status()).isEqualTo(Status.WARN);
        assertThat(host.config("ignore: [/]").run(check()).status()).isEqualTo(Status.NA);
    }

    @Test
    void alertsWhereOneWasRemountedReadOnly(FakeHost host) {
        prepare(host);
        host.file("proc/self/mountinfo", ROOT.replace("rw,relatime", "ro,relatime"));

        assertThat(host.run(check()).status()).isEqualTo(Status.ALERT);
    }

    @Test
    void warnsWhereOneIsNotMounted(FakeHost host) {
        prepare(host);
        fstab(host, "LABEL=d /my\\040data xfs defaults 0 2");

        assertThat(host.run(check()).status()).isEqualTo(Status.WARN);
        assertThat(host.run(check()).summary()).startsWith("/my data of /etc/fstab is not mounted");
        assertThat(host.config("when_missing: alert").run(check()).status()).isEqualTo(Status.ALERT);
        host.file("proc/self/mountinfo", ROOT, "2 1 8:2 / /my\\040data rw - xfs /dev/sdb1 rw");
        assertThat(host.run(check()).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void letsBeWhatNeedNotBeThereOrNotBeWritten(FakeHost host) {
        prepare(host);
        fstab(
                host,
                "LABEL=a /a ext4 noauto 0 0",
                "LABEL=b /b ext4 nofail 0 0",
                "LABEL=c /c ext4 ro 0 0",
                "/dev/sr0 /cd iso9660 defaults 0 0",
                "x /d ext4 _netdev",
                "broken");

        assertThat(host.run(check()).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void isNaWithoutFstabOrMounts(FakeHost host) {
        assertThat(host.run(check()).summary()).contains("is /proc/self/mountinfo readable?");
        host.file("proc/self/mountinfo", ROOT);
        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
        assertThat(host.run(check()).summary()).contains("as in a container");
    }
}
