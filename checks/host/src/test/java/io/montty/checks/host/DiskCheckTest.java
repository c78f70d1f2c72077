package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.montty.api.CheckResult;
import io.montty.api.Metric;
import io.montty.api.Status;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiskCheckTest {

    private static final long MIB = 1L << 20;

    @Test
    void isOkayAtTheWarnLimit() throws Exception {
        CheckResult result = run(disk("/dev/sda1", "/", 85), disk("/dev/sdb1", "/home", 10));

        assertThat(result.status()).isEqualTo(Status.OKAY);
        assertThat(result.summary()).isEqualTo("/ has 85.0 % of its space used, 15.0 MiB left (limit 85 %)");
        assertThat(result.details())
                .containsExactly(
                        "/ (ext4): 85.0 MiB used (85.0 %), 15.0 MiB left; 1.0 % of inodes used",
                        "/home (ext4): 10.0 MiB used (10.0 %), 90.0 MiB left; 1.0 % of inodes used");
    }

    @Test
    void warnsAboveTheWarnLimitAndCountsTheOthers() throws Exception {
        CheckResult result =
                run(disk("/dev/sda1", "/", 86), disk("/dev/sdb1", "/home", 90), disk("/dev/sdc1", "/srv", 1));

        assertThat(result.status()).isEqualTo(Status.WARN);
        assertThat(result.summary())
                .isEqualTo("/home has 90.0 % of its space used, 10.0 MiB left (above the limit of 85 %);"
                        + " above a limit as well: 1");
    }

    @Test
    void alertsAboveTheAlertLimit() throws Exception {
        CheckResult result = run(disk("/dev/sda1", "/", 96));

        assertThat(result.status()).isEqualTo(Status.ALERT);
        assertThat(result.summary()).endsWith("(above the limit of 95 %)");
    }

    @Test
    void alertsWhenOnlyTheInodesRunOut() throws Exception {
        CheckResult result =
                run(new MountedFileSystem("/dev/sda1", "/", "ext4", false, 100 * MIB, 90 * MIB, 90 * MIB, 1_000, 10));

        assertThat(result.status()).isEqualTo(Status.ALERT);
        assertThat(result.summary())
                .isEqualTo("/ has 99.0 % of its inodes used, 10 files left (above the limit of 95 %)");
    }

    @Test
    void leavesOutWhatIsReservedForRoot() throws Exception {
        CheckResult result =
                run(new MountedFileSystem("/dev/sda1", "/", "ext4", false, 100 * MIB, 60 * MIB, 40 * MIB, 0, 0));

        assertThat(result.metrics()).extracting(Metric::name, Metric::value).containsExactly(tuple("space:/", 50.0));
    }

    @Test
    void takesAFileSystemWithoutInodesForItsSpaceAlone() throws Exception {
        CheckResult result =
                run(new MountedFileSystem("/dev/sda1", "/", "btrfs", false, 100 * MIB, 50 * MIB, 50 * MIB, 0, 0));

        assertThat(result.status()).isEqualTo(Status.OKAY);
        assertThat(result.details()).singleElement().asString().endsWith("no limit on inodes");
    }

    @Test
    void passesOverWhatCannotFillUp() throws Exception {
        CheckResult result = run(
                disk("/dev/sda1", "/", 10),
                new MountedFileSystem("/dev/sr0", "/media/cd", "iso9660", false, MIB, 0, 0, 0, 0),
                new MountedFileSystem("/dev/sdb1", "/boot", "ext4", true, MIB, 0, 0, 10, 0),
                new MountedFileSystem("none", "/odd", "odd", false, 0, 0, 0, 0, 0));

        assertThat(result.status()).isEqualTo(Status.OKAY);
        assertThat(result.details()).hasSize(1);
    }

    @Test
    void showsADeviceThatIsMountedTwiceWhereItIsNearestToTheRoot() throws Exception {
        CheckResult result = run(disk("/dev/sda1", "/var/lib/bind", 20), disk("/dev/sda1", "/", 20));

        assertThat(result.metrics()).extracting(Metric::name).containsExactly("space:/", "inodes:/");
    }

    @Test
    void keepsFileSystemsWithoutADeviceApart() throws Exception {
        CheckResult result = run(disk("tmpfs", "/tmp", 20), disk("tmpfs", "/scratch", 30));

        assertThat(result.metrics())
                .extracting(Metric::name)
                .containsExactly("space:/scratch", "inodes:/scratch", "space:/tmp", "inodes:/tmp");
    }

    @Test
    void ignoresTheMountPointsThatTheConfigurationNames() throws Exception {
        CheckResult result = run(disk("/dev/sda1", "/", 10), disk("/dev/sdb1", "/scratch", 99));

        assertThat(result.status()).isEqualTo(Status.ALERT);
        assertThat(run(List.of("/scratch"), disk("/dev/sda1", "/", 10), disk("/dev/sdb1", "/scratch", 99))
                        .status())
                .isEqualTo(Status.OKAY);
    }

    @Test
    void doesNotApplyWithoutALocalFileSystem() throws Exception {
        CheckResult result = run();

        assertThat(result.status()).isEqualTo(Status.NA);
        assertThat(result.summary()).isEqualTo("there is no local file system that could fill up");
    }

    private static CheckResult run(MountedFileSystem... fileSystems) throws Exception {
        return run(List.of(), fileSystems);
    }

    private static CheckResult run(List<String> ignore, MountedFileSystem... fileSystems) throws Exception {
        DiskConfig config = new DiskConfig(new BigDecimal("85"), new BigDecimal("95"), ignore);
        return new DiskCheck("host.disk", new FakeHost().fileSystems(fileSystems)).run(new FakeContext(config));
    }

    /** A disk of 100 MiB and 1,000 inodes, 10 of which are in use. */
    private static MountedFileSystem disk(String device, String mount, int percentUsed) {
        long free = (100 - percentUsed) * MIB;
        return new MountedFileSystem(device, mount, "ext4", false, 100 * MIB, free, free, 1_000, 990);
    }
}
