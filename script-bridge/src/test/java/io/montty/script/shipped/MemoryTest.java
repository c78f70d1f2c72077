package io.montty.script.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckResult;
import io.montty.api.Metric;
import io.montty.api.Status;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryTest {

    private static final String SCRIPT = "chk_memory.py";

    @TempDir
    Path folder;

    private MadeUpHost host;

    @BeforeEach
    void makeHost() {
        host = new MadeUpHost(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "85, 0, OKAY",
        "86, 0, WARN",
        "95, 0, WARN",
        "96, 0, ALERT",
        "10, 50, OKAY",
        "10, 51, WARN",
        "10, 91, ALERT",
        "86, 91, ALERT",
        "96, 51, ALERT"
    })
    void judgesMemoryAndSwap(int memory, int swap, Status status) throws Exception {
        meminfo(memory, swap);

        assertThat(host.run(SCRIPT).status()).isEqualTo(status);
    }

    @Test
    void saysHowMuchIsUsed() throws Exception {
        meminfo(90, 25);

        CheckResult result = host.run(SCRIPT);

        assertThat(result.summary()).isEqualTo("memory 90% used (above 85%), swap 25% used");
        assertThat(result.details())
                .containsExactly("memory: 8.6 GiB of 9.5 GiB used, 976 MiB available", "swap: 244 MiB of 976 MiB used");
        assertThat(result.metrics())
                .extracting(Metric::name)
                .containsExactly("memory_used", "memory_available", "swap_used");
        assertThat(result.metrics()).extracting(Metric::value).containsExactly(90.0, 1024e6, 25.0);
    }

    @Test
    void managesWithoutSwap() throws Exception {
        host.file("proc/meminfo", "MemTotal: 1000 kB", "MemAvailable: 500 kB", "SwapTotal: 0 kB", "SwapFree: 0 kB");

        assertThat(host.run(SCRIPT).summary()).isEqualTo("memory 50% used, no swap");
    }

    @Test
    void countsCachesAsFreeOnOldKernels() throws Exception {
        host.file("proc/meminfo", "MemTotal: 1000 kB", "MemFree: 100 kB", "Buffers: 100 kB", "Cached: 300 kB");

        assertThat(host.run(SCRIPT).summary()).isEqualTo("memory 50% used, no swap");
    }

    @Test
    void takesOtherLimits() throws Exception {
        meminfo(90, 60);

        assertThat(host.run(SCRIPT, "--warn", "90", "--swap-warn", "60").status())
                .isEqualTo(Status.OKAY);
        assertThat(host.run(SCRIPT, "--warn", "1", "--alert", "2.5").status()).isEqualTo(Status.ALERT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--warn=101", "--warn=nan", "--warn=much", "--warn=96", "--swap-alert=1", "--what"})
    void refusesLimitsThatMakeNoSense(String argument) throws Exception {
        meminfo(1, 1);

        CheckResult result = host.run(SCRIPT, argument);

        assertThat(result.status()).isEqualTo(Status.ALERT);
        assertThat(result.details()).anyMatch(line -> line.contains("error: "));
    }

    @Test
    void alertsWhenThereIsNothingToRead() throws Exception {
        CheckResult result = host.run(SCRIPT);

        assertThat(result.status()).isEqualTo(Status.ALERT);
        assertThat(result.summary()).matches("cannot read .*/proc/meminfo: No such file or directory");
    }

    @Test
    void alertsWhenALineIsMissing() throws Exception {
        host.file("proc/meminfo", "MemFree: 100 kB", "nonsense", "MemTotal: much");

        assertThat(host.run(SCRIPT))
                .isEqualTo(CheckResult.alert(host.root() + "/proc/meminfo has no line MemTotal")
                        .withDetails(List.of()));
    }

    private void meminfo(int memoryUsed, int swapUsed) {
        host.file(
                "proc/meminfo",
                "MemTotal:       10000000 kB",
                "MemFree:            1000 kB",
                "MemAvailable: " + (100 - memoryUsed) * 100_000 + " kB",
                "HugePages_Total:       0",
                "SwapTotal:       1000000 kB",
                "SwapFree: " + (100 - swapUsed) * 10_000 + " kB");
    }
}
