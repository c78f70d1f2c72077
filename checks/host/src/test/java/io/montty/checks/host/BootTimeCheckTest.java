package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.Metric;
import io.montty.api.Status;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootTimeCheckTest implements CheckContract {

    @Override
    public Check check() {
        return new BootTimeCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        up(host, Duration.ofDays(3));
    }

    private static void up(FakeHost host, Duration uptime) {
        host.file("proc/uptime", uptime.toSeconds() + ".42 1000.00");
    }

    @ParameterizedTest
    @CsvSource({"PT14M59S, WARN", "PT15M, OKAY", "P100D, OKAY"})
    void warnsForAWhileAfterABoot(Duration uptime, Status expected, FakeHost host) {
        up(host, uptime);

        assertThat(host.run(check()).status()).isEqualTo(expected);
    }

    @Test
    void saysWhenItBooted(FakeHost host) {
        up(host, Duration.ofMinutes(5));
        assertThat(host.run(check()).summary())
                .isEqualTo("rebooted 5 min ago, at 2026-01-01 11:55 Z (warns for 15 min)");

        up(host, Duration.ofDays(1));
        assertThat(host.run(check()).summary()).isEqualTo("up 1 d 0 h, since 2025-12-31 12:00 Z");
        assertThat(host.run(check()).metrics()).containsExactly(Metric.of("uptime", 86_400, "s"));
    }

    @Test
    void tellsOfAHostThatIsUpForTooLongWhereThatIsConfigured(FakeHost host) {
        up(host, Duration.ofDays(91));

        assertThat(host.config("warn_after: 90d").run(check()).status()).isEqualTo(Status.WARN);
        assertThat(host.config("{warn_after: 30d, alert_after: 90d}")
                        .run(check())
                        .status())
                .isEqualTo(Status.ALERT);
        assertThat(host.run(check()).summary()).endsWith("(limit 90 d 0 h): reboot");
        assertThat(host.config("{warn_after: 100d, alert_after: 100d}")
                        .run(check())
                        .status())
                .isEqualTo(Status.OKAY);
    }

    @Test
    void takesFromItsConfigurationForHowLongItWarns(FakeHost host) {
        up(host, Duration.ofMinutes(1));

        assertThat(host.config("recent: 0s").run(check()).status()).isEqualTo(Status.OKAY);
        up(host, Duration.ofMinutes(50));
        assertThat(host.config("recent: 1h").run(check()).status()).isEqualTo(Status.WARN);
    }

    @Test
    void isNaWhereTheKernelDoesNotSay(FakeHost host) {
        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
        host.file("proc/uptime", "long");
        assertThat(host.run(check()).summary()).contains("is /proc/uptime readable?");
    }
}
