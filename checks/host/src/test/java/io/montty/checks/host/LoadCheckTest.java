package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.Metric;
import io.montty.api.Status;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadCheckTest implements CheckContract {

    @Override
    public Check check() {
        return new LoadCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        load(host, "0.50 0.40 0.30");
    }

    private static void load(FakeHost host, String averages) {
        host.file("proc/stat", "cpu  1 1 1 1 1 1 1", "cpu0 1", "cpu1 1").file("proc/loadavg", averages + " 1/100 4711");
    }

    @ParameterizedTest
    @CsvSource({
        "99.00 4.00 3.00, OKAY",
        "0.00 4.01 0.00, WARN",
        "0.00 10.01 0.00, ALERT",
        "0.00 0.00 3.01, WARN",
        "0.00 0.00 8.01, ALERT"
    })
    void judgesEachAveragePerProcessor(String averages, Status expected, FakeHost host) {
        load(host, averages);

        assertThat(host.run(check()).status()).isEqualTo(expected);
    }

    @Test
    void saysWhichIsTooHigh(FakeHost host) {
        load(host, "1.00 5.00 1.00");

        assertThat(host.run(check()).summary())
                .isEqualTo("load 5.00 over 5 min, 2.50 for each of 2 processors (limit 2)");
        assertThat(host.run(check()).metrics()).extracting(Metric::name).containsExactly("load1", "load5", "load15");
    }

    @Test
    void takesEachLimitFromItsConfiguration(FakeHost host) {
        load(host, "3.00 3.00 3.00");

        assertThat(host.config("warn1: 1").run(check()).status()).isEqualTo(Status.WARN);
        assertThat(host.config("alert1: 1").run(check()).status()).isEqualTo(Status.ALERT);
        assertThat(host.config("warn5: 1").run(check()).status()).isEqualTo(Status.WARN);
        assertThat(host.config("alert5: 1").run(check()).status()).isEqualTo(Status.ALERT);
        assertThat(host.config("warn15: 1").run(check()).status()).isEqualTo(Status.WARN);
        assertThat(host.config("alert15: 1").run(check()).status()).isEqualTo(Status.ALERT);
        assertThat(host.run(check()).summary()).contains("over 15 min");
        load(host, "99.00 99.00 99.00");
        assertThat(host.config("{warn5: 0, alert5: 0, warn15: 0, alert15: 0}")
                        .run(check())
                        .status())
                .isEqualTo(Status.OKAY);
    }

    @Test
    void isNaWhereTheKernelDoesNotSay(FakeHost host) {
        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
        host.file("proc/loadavg", "a lot");
        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
    }
}
