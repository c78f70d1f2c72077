package io.montty.runtime.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.config.When;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFactsTest {

    private static final HostFacts UBUNTU = new HostFacts("web1", "ubuntu", List.of("debian"));

    @Test
    void concernsWhatNamesNoHosts() {
        assertThat(UBUNTU.whyNot(when(List.of(), List.of(), List.of()))).isEmpty();
    }

    @Test
    void knowsItsDistributionAndWhatThatIsMadeOf() {
        assertThat(UBUNTU.whyNot(when(List.of("debian", "ubuntu"), List.of(), List.of())))
                .isEmpty();
        assertThat(UBUNTU.whyNot(when(List.of(), List.of("debian"), List.of()))).isEmpty();
        assertThat(UBUNTU.whyNot(when(List.of(), List.of("ubuntu"), List.of()))).isEmpty();
    }

    @Test
    void matchesItsName() {
        assertThat(UBUNTU.whyNot(when(List.of(), List.of(), List.of("db?", "web*"))))
                .isEmpty();
        assertThat(UBUNTU.whyNot(when(List.of(), List.of(), List.of("web1")))).isEmpty();
    }

    @Test
    void saysAllThatKeepsItOut() {
        assertThat(UBUNTU.whyNot(when(List.of("fedora"), List.of("rhel", "suse"), List.of("db*"))))
                .contains("not for this host: its distribution is ubuntu, not fedora; its distribution is ubuntu, which"
                        + " is not like rhel or suse; its name is web1, not db*");
    }

    @Test
    void readsTheHostsOwnFiles(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/hostname"), "db7\n");
        Files.writeString(root.resolve("etc/os-release"), "ID=\"rocky\"\nID_LIKE='rhel centos fedora'\n");

        assertThat(HostFacts.of(root, ""))
                .isEqualTo(new HostFacts("db7", "rocky", List.of("rhel", "centos", "fedora")));
        assertThat(HostFacts.of(root, "named").name()).isEqualTo("named");
    }

    private static When when(List<String> distro, List<String> like, List<String> host) {
        return new When(distro, like, host);
    }
}
