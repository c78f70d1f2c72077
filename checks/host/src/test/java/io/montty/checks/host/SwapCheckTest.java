package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.Status;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwapCheckTest implements CheckContract {

    @Override
    public Check check() {
        return new SwapCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        swap(host, 1000, 10);
    }

    private static void swap(FakeHost host, long total, long used) {
        host.file(
                "proc/meminfo",
                "MemTotal:       2048 kB",
                "MemAvailable:   1024 kB",
                "SwapTotal:      " + total + " kB",
                "SwapFree:       " + (total - used) + " kB");
    }

    @ParameterizedTest
    @CsvSource({"500, OKAY", "501, WARN", "800, WARN", "801, ALERT"})
    void judgesHowMuchIsUsed(long used, Status expected, FakeHost host) {
        swap(host, 1000, used);

        assertThat(host.run(check()).status()).isEqualTo(expected);
    }

    @Test
    void saysHowMuchIsUsed(FakeHost host) {
        swap(host, 1024, 512);

        assertThat(host.run(check()).summary()).isEqualTo("swap 50.0 % used of 1.0 MiB (limit 50 %)");
        assertThat(host.run(check()).output()).contains("memory available: 1.0 MiB");
    }

    @Test
    void takesItsLimitsFromItsConfiguration(FakeHost host) {
        swap(host, 1000, 20);

        assertThat(host.config("warn: 1").run(check()).status()).isEqualTo(Status.WARN);
        assertThat(host.config("{warn: 1, alert: 1}").run(check()).status()).isEqualTo(Status.ALERT);
    }

    @Test
    void isNaWithoutSwapOrFigures(FakeHost host) {
        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
        swap(host, 0, 0);
        assertThat(host.run(check()).summary()).isEqualTo("this host has no swap space");
    }
}
