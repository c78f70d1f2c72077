package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.plugins.testkit.FakeHost;
import io.montty.plugins.testkit.MonttyExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MonttyExtension.class)
class ContainerSignsTest {

    @Test
    void seesNoneOnAHostOfItsOwn(FakeHost host) {
        assertThat(ContainerSigns.of(host.root())).isEmpty();
    }

    @Test
    void knowsWhatContainerManagersLeave(FakeHost host) {
        host.file("proc/1/environ", "PATH=/bin\0container=oci\0TERM=");
        assertThat(ContainerSigns.of(host.root())).contains("oci");
        host.file("run/systemd/container", "systemd-nspawn");
        assertThat(ContainerSigns.of(host.root())).contains("systemd-nspawn");
        host.file("run/.containerenv");
        assertThat(ContainerSigns.of(host.root())).contains("podman");
        host.file(".dockerenv");
        assertThat(ContainerSigns.of(host.root())).contains("docker");
    }
}
