package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.api.CheckAbortedException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OshiReadingsTest {

    private final OshiReadings host = new OshiReadings();

    @Test
    void readsTheLiveHost() throws Exception {
        assertThat(host.cpuTicks().total()).isPositive();
        assertThat(host.processors()).isPositive();
        assertThat(host.loadOfLastMinute()).isNotNegative();
        assertThat(host.memory().total()).isGreaterThan(host.memory().available());
        assertThat(host.uptime()).isPositive();
    }

    @Test
    void leavesOutTheLoopbackAndRemoteFileSystems() throws Exception {
        assertThat(host.interfaces()).extracting(InterfaceCounters::name).doesNotContain("lo");
        assertThat(host.fileSystems()).extracting(MountedFileSystem::type).doesNotContain("proc", "sysfs", "nfs4");
    }

    @Test
    void saysWhatToDoWhenTheNativePartDoesNotLoad() {
        ThrowingCallable reading = () -> OshiReadings.read(system -> {
            throw new UnsatisfiedLinkError("libjnidispatch.so: failed to map segment");
        });

        assertThatThrownBy(reading)
                .isInstanceOf(CheckAbortedException.class)
                .hasMessageContaining("failed to map segment")
                .hasMessageContaining("-Djna.tmpdir=DIR");
    }
}
