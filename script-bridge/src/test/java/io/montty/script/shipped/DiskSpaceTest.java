package io.montty.script.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckResult;
import io.montty.api.Metric;
import io.montty.api.Range;
import io.montty.api.Status;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskSpaceTest {

    private static final String SCRIPT = "chk_disk_space.sh";

    @TempDir
    Path folder;

    private MadeUpHost host;

    @BeforeEach
    void makeHost() {
        host = new MadeUpHost(folder);
    }

    @ParameterizedTest
    @CsvSource({"80,OKAY", "81,WARN", "90,WARN", "91,ALERT", "100,ALERT"})
    void judgesSpace(int percent, Status status) throws Exception {
        df("/dev/vda1 ext4 100000 50000 8000 " + percent + "% /", "/dev/vda1 ext4 1000 10 990 1% /");

        assertThat(host.run(SCRIPT).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"80,OKAY", "85,WARN", "95,ALERT"})
    void judgesInodes(int percent, Status status) throws Exception {
        df("/dev/vda1 ext4 100000 1000 99000 1% /", "/dev/vda1 ext4 1000 10 990 " + percent + "% /");

        assertThat(host.run(SCRIPT).status()).isEqualTo(status);
    }

    @Test
    void saysWhatIsFillingUp() throws Exception {
        df(
                "/dev/vda1 ext4 100000 20000 80000 20% /\n/dev/vdb1 xfs 99999999 1 20971520 92% /srv/it's here",
                "/dev/vda1 ext4 1000 850 150 85% /\n/dev/vdb1 xfs 1000 1 999 1% /srv/it's here");

        CheckResult result = host.run(SCRIPT);

        assertThat(result.summary()).isEqualTo("filling up: /srv/it's here space 92%, / inodes 85%");
        assertThat(result.details())
                .containsExactly(
                        "/: 20% of space used, 78 MiB left",
                        "/srv/it's here: 92% of space used, 20 GiB left (above 90%)",
                        "/: 85% of inodes used, 150 inodes left (above 80%)",
                        "/srv/it's here: 1% of inodes used, 999 inodes left");
        assertThat(result.metrics())
                .extracting(Metric::name)
                .containsExactly("space /", "space /srv/it's here", "inodes /", "inodes /srv/it's here");
        assertThat(result.metrics().get(1))
                .isEqualTo(new Metric("space /srv/it's here", 92, "%", range("80"), range("90"), 0.0, 100.0));
    }

    @Test
    void takesOtherLimits() throws Exception {
        df("/dev/vda1 ext4 100000 85000 15000 85% /", "");

        assertThat(host.run(SCRIPT, "85", "95").status()).isEqualTo(Status.OKAY);
        assertThat(host.run(SCRIPT, "08", "50").status()).isEqualTo(Status.ALERT);
    }

    @ParameterizedTest
    @CsvSource({"90,80", "x,90", "80,101", "-1,90", "80,'90; touch ran'"})
    void refusesLimitsThatMakeNoSense(String warn, String alert) throws Exception {
        df("/dev/vda1 ext4 100000 1 15000 1% /", "");

        CheckResult result = host.run(SCRIPT, warn, alert);

        assertThat(result.status()).isEqualTo(Status.ALERT);
        assertThat(result.summary()).contains("are not two percentages with the smaller first");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void leavesOutWhatCannotFillUp() throws Exception {
        host.file(
                "proc/mounts",
                "/dev/sdb1 /media/old\\040disk ext4 ro,relatime 0 0",
                "/dev/vda1 / ext4 rw,errors=ro 0 0");
        df("""
                tmpfs tmpfs 100 100 0 100% /run
                /dev/loop0 squashfs 100 100 0 100% /snap/core/1
                /dev/sr0 iso9660 100 100 0 100% /media/cd
                overlay overlay 100 95 5 95% /var/lib/docker/overlay2/1/merged
                /dev/sdb1 ext4 100 95 5 95% /media/old disk
                /dev/vda1 ext4 100 50 50 50% /
                /dev/vda1 ext4 100 50 50 50% /home
                none ext4 0 0 0 - /odd""", "");

        CheckResult result = host.run(SCRIPT);

        assertThat(result.summary()).isEqualTo("all local file systems have room; the fullest is / space, 50% used");
        assertThat(result.details()).containsExactly("/: 50% of space used, 50 KiB left");
    }

    @Test
    void looksAtTheRootOfAContainer() throws Exception {
        df("overlay overlay 100 95 5 95% /", "");

        assertThat(host.run(SCRIPT).summary()).isEqualTo("filling up: / space 95%");
    }

    @Test
    void showsWhatDfComplainsOfBesideTheRest() throws Exception {
        host.program(
                "df",
                "echo 'Filesystem Type 1024-blocks Used Available Capacity Mounted on'",
                "echo '/dev/vda1 ext4 100 50 50 50% /'",
                "echo 'df: /run/user/1000/doc: Operation not permitted' >&2",
                "exit 1");

        CheckResult result = host.run(SCRIPT);

        assertThat(result.status()).isEqualTo(Status.OKAY);
        assertThat(result.details()).last().isEqualTo("df: /run/user/1000/doc: Operation not permitted");
    }

    @Test
    void alertsWhenDfFails() throws Exception {
        host.program("df", "echo 'df: broken' >&2; exit 1");

        CheckResult result = host.run(SCRIPT);

        assertThat(result.status()).isEqualTo(Status.ALERT);
        assertThat(result.summary()).isEqualTo("df cannot tell how full the file systems are");
        assertThat(result.details()).contains("df: broken");
    }

    @Test
    void isNotApplicableWhereNothingCanFillUp() throws Exception {
        df("tmpfs tmpfs 100 100 0 100% /run", "tmpfs tmpfs 100 100 0 100% /run");

        assertThat(host.run(SCRIPT)).isEqualTo(CheckResult.na("there is no local file system that could fill up"));
    }

    private void df(String space, String inodes) {
        host.program(
                "df",
                "case $1 in",
                "*i) cat <<'END'\nFilesystem Type Inodes IUsed IFree IUse% Mounted on\n" + inodes + "\nEND\n;;",
                "*) cat <<'END'\nFilesystem Type 1024-blocks Used Available Capacity Mounted on\n" + space
                        + "\nEND\n;;",
                "esac");
    }

    private static Range range(String text) {
        return Range.parse(text).orElseThrow();
    }
}
