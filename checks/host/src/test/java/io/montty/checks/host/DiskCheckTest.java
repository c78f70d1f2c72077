package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.montty.api.Check;
import io.montty.api.Metric;
import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskCheckTest implements CheckContract {

    @Override
    public Check check() {
        return new DiskCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        new Disks().disk("8:1", "/", 10).on(host);
    }

    /** Make up mounts, and what stat says of them. */
    private static final class Disks {

        private final List<String> mounts = new ArrayList<>();
        private final List<String> points = new ArrayList<>();
        private final List<String> figures = new ArrayList<>();

        /** Add a disk of 100 MiB and 1,000 inodes, 10 of which are in use. */
        Disks disk(String device, String point, int percentUsed) {
            int free = (100 - percentUsed) * 256;
            return disk(device, point, "ext4", "rw", "25600 " + free + " " + free + " 1000 990");
        }

        Disks disk(String device, String point, String type, String options, String figure) {
            points.add(point);
            figures.add("4096 " + figure + " " + point);
            return mount(device, point, type, options);
        }

        /** Add a mount that stat is not asked of. */
        Disks mount(String device, String point, String type, String options) {
            mounts.add("36 35 " + device + " / " + point.replace(" ", "\\040") + " " + options + ",noatime master:1 - "
                    + type + " /dev/" + device.replace(':', '-') + " rw,errors=continue");
            return this;
        }

        void on(FakeHost host) {
            List<String> argv = new ArrayList<>(List.of("stat", "-f", "-c", MountedFileSystem.FORMAT, "--"));
            points.stream().sorted().forEach(argv::add);
            host.file("proc/self/mountinfo", mounts.toArray(new String[0]))
                    .command(argv, String.join("\n", figures) + "\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"85, OKAY", "86, WARN", "95, WARN", "96, ALERT"})
    void judgesTheFullest(int used, Status expected, FakeHost host) {
        new Disks().disk("8:1", "/", used).disk("8:2", "/home", 10).on(host);

        assertThat(host.run(check()).status()).isEqualTo(expected);
    }

    @Test
    void saysHowFullEachIs(FakeHost host) {
        new Disks()
                .disk("8:1", "/", 86)
                .disk("8:2", "/home", 90)
                .disk("8:3", "/my data", 1)
                .on(host);

        ReportEntry entry = host.run(check());

        assertThat(entry.summary())
                .isEqualTo("/home has 90.0 % of its space used, 10.0 MiB left (above the limit of 85 %);"
                        + " above a limit as well: 1");
        assertThat(entry.output())
                .contains(
                        "/ (ext4): 86.0 MiB used (86.0 %), 14.0 MiB left; 1.0 % of inodes used",
                        "/my data (ext4): 1.0 MiB used (1.0 %), 99.0 MiB left; 1.0 % of inodes used");
    }

    @Test
    void alertsWhenOnlyTheInodesRunOut(FakeHost host) {
        new Disks().disk("8:1", "/", "ext4", "rw", "25600 25000 25000 1000 10").on(host);

        assertThat(host.run(check()).summary())
                .isEqualTo("/ has 99.0 % of its inodes used, 10 files left (above the limit of 95 %)");
    }

    @Test
    void leavesOutWhatIsReservedForRootAndInodesWhereThereIsNoLimit(FakeHost host) {
        new Disks().disk("8:1", "/", "btrfs", "rw", "25600 15360 10240 0 0").on(host);

        assertThat(host.run(check()).metrics())
                .extracting(Metric::name, Metric::value)
                .containsExactly(tuple("space:/", 50.0));
    }

    @Test
    void passesOverWhatCannotFillUpOrIsNotLocal(FakeHost host) {
        new Disks()
                .disk("8:1", "/", 10)
                .mount("11:0", "/media/cd", "iso9660", "ro")
                .mount("8:2", "/boot", "ext4", "ro")
                .mount("0:50", "/net", "nfs4", "rw")
                .mount("0:5", "/proc", "proc", "rw")
                .on(host);

        assertThat(host.run(check()).output()).hasSize(2);
    }

    @Test
    void showsADeviceOnceWhereItIsNearestToTheRoot(FakeHost host) {
        new Disks()
                .disk("8:1", "/", 20)
                .mount("8:1", "/var/lib/bind", "ext4", "rw")
                .disk("0:30", "/tmp", "tmpfs", "rw", "100 90 90 10 9")
                .on(host);

        assertThat(host.run(check()).metrics())
                .extracting(Metric::name)
                .containsExactly("space:/", "inodes:/", "space:/tmp", "inodes:/tmp");
    }

    @Test
    void looksAtTheMountsItIsToldAlone(FakeHost host) {
        new Disks().mount("8:1", "/", "ext4", "rw").disk("8:2", "/srv", 90).on(host);

        assertThat(host.config("{mounts: [/srv], warn: 95}").run(check()).status())
                .isEqualTo(Status.OKAY);
        assertThat(host.config("mounts: [/srv, /gone]").run(check()).summary()).isEqualTo("not mounted: /gone");
        assertThat(host.run(check()).status()).isEqualTo(Status.ALERT);
    }

    @Test
    void ignoresTheMountPointsThatTheConfigurationNames(FakeHost host) {
        new Disks().disk("8:1", "/", 10).mount("8:2", "/scratch", "ext4", "rw").on(host);

        assertThat(host.config("ignore: [/scratch]").run(check()).status()).isEqualTo(Status.OKAY);
        assertThat(host.config("{ignore: [/scratch], warn: 5}").run(check()).status())
                .isEqualTo(Status.WARN);
        assertThat(host.config("{ignore: [/scratch], warn: 5, alert: 9}")
                        .run(check())
                        .status())
                .isEqualTo(Status.ALERT);
    }

    @Test
    void isNeverOkayWhereOneCannotBeReached(FakeHost host) {
        new Disks().disk("8:1", "/", 10).mount("8:2", "/gone", "ext4", "rw").on(host);
        host.command(
                List.of("stat", "-f", "-c", MountedFileSystem.FORMAT, "--", "/", "/gone"),
                1,
                "4096 25600 20000 20000 1000 990 /\n",
                "stat: cannot read file system information for '/gone': Input/output error\n");

        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
        assertThat(host.run(check()).summary()).isEqualTo("cannot tell how full /gone is; the others are fine");
    }

    @Test
    void crashesWhereStatSaysNothing(FakeHost host) {
        host.file("proc/self/mountinfo", "36 35 8:1 / / rw - ext4 /dev/sda1 rw");

        assertThat(host.run(check()).outcome()).isInstanceOf(Outcome.Crashed.class);
        assertThat(host.run(check()).summary()).contains("stat does not say how full the file systems are");
    }

    @Test
    void isNaWithoutALocalFileSystem(FakeHost host) {
        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
        host.file("proc/self/mountinfo", "1 1 0:5 / /proc rw - proc proc rw", "not a line");
        assertThat(host.run(check()).summary()).isEqualTo("there is no local file system that could fill up");
    }
}
