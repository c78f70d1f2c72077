package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckResult;
import io.montty.api.Metric;
import io.montty.api.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class BootTimeCheckTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-02-01T12:00:00Z"), ZoneId.of("UTC"));

    @Test
    void isOkayOnceTheBootIsNoLongerRecent() throws Exception {
        CheckResult result = run(Duration.ofMinutes(15));

        assertThat(result.status()).isEqualTo(Status.OKAY);
        assertThat(result.summary()).isEqualTo("up 15 min, since 2026-02-01 11:45 UTC");
    }

    @Test
    void warnsWhileTheBootIsRecent() throws Exception {
        CheckResult result = run(Duration.ofMinutes(14).plusSeconds(59));

        assertThat(result.status()).isEqualTo(Status.WARN);
        assertThat(result.summary()).isEqualTo("rebooted 14 min 59 s ago, at 2026-02-01 11:45 UTC (warns for 15 min)");
    }

    @Test
    void neverWarnsWhenNoBootCountsAsRecent() throws Exception {
        CheckResult result = run(Duration.ofSeconds(1), Duration.ZERO);

        assertThat(result.status()).isEqualTo(Status.OKAY);
    }

    @Test
    void measuresTheUptime() throws Exception {
        assertThat(run(Duration.ofDays(2)).metrics()).containsExactly(Metric.of("uptime", 172_800, "s"));
    }

    @Test
    void doesNotApplyWhenTheUptimeIsUnknown() throws Exception {
        CheckResult result = run(Duration.ZERO);

        assertThat(result.status()).isEqualTo(Status.NA);
        assertThat(result.summary()).contains("/proc/uptime");
    }

    private static CheckResult run(Duration uptime) throws Exception {
        return run(uptime, Duration.ofMinutes(15));
    }

    private static CheckResult run(Duration uptime, Duration recent) throws Exception {
        return new BootTimeCheck("host.boot-time", new FakeHost().uptime(uptime))
                .run(new FakeContext(new BootTimeConfig(recent), NOON));
    }
}
