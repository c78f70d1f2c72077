package io.montty.script.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionFiltersTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "debian, '', OKAY, NA",
        "ubuntu, debian, OKAY, NA",
        "linuxmint, ubuntu debian, OKAY, NA",
        "rhel, fedora, NA, OKAY",
        "rocky, rhel centos fedora, NA, OKAY",
        "fedora, '', NA, OKAY",
        "alpine, '', NA, NA",
        "debianish, '', NA, NA"
    })
    void tellDistributionsApart(String id, String idLike, Status debian, Status rhel) throws Exception {
        assertThat(new MadeUpHost(folder.resolve("a"))
                        .distribution(id, idLike)
                        .run("chk_is_debian.sh")
                        .status())
                .isEqualTo(debian);
        assertThat(new MadeUpHost(folder.resolve("b"))
                        .distribution(id, idLike)
                        .run("chk_is_rhel.sh")
                        .status())
                .isEqualTo(rhel);
    }

    @Test
    void readTheVendorsFileWhereThereIsNoOther() throws Exception {
        MadeUpHost host = new MadeUpHost(folder).file("usr/lib/os-release", "ID='debian'");

        assertThat(host.run("chk_is_debian.sh").status()).isEqualTo(Status.OKAY);
    }

    @Test
    void sayWhatTheyFound() throws Exception {
        assertThat(new MadeUpHost(folder)
                        .distribution("rocky", "rhel fedora")
                        .run("chk_is_debian.sh")
                        .summary())
                .isEqualTo("not Debian or one of its kin: /etc/os-release says 'rhel fedora rocky'");
    }

    @Test
    void doNotRunTheFileThatTheyRead() throws Exception {
        MadeUpHost host = new MadeUpHost(folder).file("etc/os-release", "ID=$(touch ran)", "touch ran");

        assertThat(host.run("chk_is_debian.sh").status()).isEqualTo(Status.NA);
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void areNotApplicableWithoutTheFile() throws Exception {
        assertThat(new MadeUpHost(folder).run("chk_is_debian.sh").status()).isEqualTo(Status.NA);
    }
}
