package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.montty.api.Check;
import io.montty.api.Metric;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryCheckTest implements CheckContract {

    @Override
    public Check check() {
        return new MemoryCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        memory(host, 1000, 500);
    }

    /** Make a host with so many MiB. */
    private static void memory(FakeHost host, long total, long available) {
        host.file(
                "proc/meminfo",
                "MemTotal:       " + total * 1024 + " kB",
                "MemFree:        1 kB",
                "MemAvailable:   " + available * 1024 + " kB",
                "SwapTotal:      2048 kB",
                "SwapFree:       1024 kB",
                "HugePages_Total:       0");
    }

    @ParameterizedTest
    @CsvSource({"100, OKAY", "99, WARN", "30, WARN", "29, ALERT"})
    void judgesWhatIsAvailable(long available, Status expected, FakeHost host) {
        memory(host, 1000, available);

        assertThat(host.run(check()).status()).isEqualTo(expected);
    }

    @Test
    void saysHowMuchIsLeft(FakeHost host) {
        memory(host, 1024, 512);

        ReportEntry entry = host.run(check());

        assertThat(entry.summary()).isEqualTo("memory 50.0 % used, 512.0 MiB of 1.0 GiB available (limit 90 %)");
        assertThat(entry.output()).contains("swap 50.0 % used of 2.0 MiB");
        assertThat(entry.metrics())
                .extracting(Metric::name, Metric::value)
                .containsExactly(tuple("memory", 50.0), tuple("available", 536870912.0), tuple("swap", 1048576.0));
    }

    @Test
    void takesItsLimitsFromItsConfiguration(FakeHost host) {
        memory(host, 1000, 500);

        assertThat(host.config("warn: 49").run(check()).status()).isEqualTo(Status.WARN);
        assertThat(host.config("{warn: 40, alert: 49}").run(check()).status()).isEqualTo(Status.ALERT);
        assertThat(host.config("warn: 0").run(check()).summary()).contains("must be greater than or equal to 1");
    }

    @Test
    void isNaWhereTheKernelDoesNotSay(FakeHost host) {
        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
        host.file("proc/meminfo", "MemTotal:       1024 kB");
        assertThat(host.run(check()).summary()).contains("is /proc/meminfo readable?");
    }
}
