package io.montty.runtime.monitor.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class ProcessSignalsTest {

    @Test
    @Timeout(60)
    void runsTheActionWhenTheSignalComes() throws Exception {
        CountDownLatch came = new CountDownLatch(1);
        ProcessSignals.on("WINCH", came::countDown);

        Process kill = new ProcessBuilder(
                        "kill", "-WINCH", String.valueOf(ProcessHandle.current().pid()))
                .inheritIO()
                .start();

        assertThat(kill.waitFor()).isZero();
        came.await();
    }

    @Test
    void saysWhichSignalItCannotListenTo() {
        assertThatThrownBy(() -> ProcessSignals.on("NONSUCH", () -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this Java cannot listen to the signal NONSUCH");
    }
}
