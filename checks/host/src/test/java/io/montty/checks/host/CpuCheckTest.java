package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.montty.api.CheckResult;
import io.montty.api.Metric;
import io.montty.api.Status;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CpuCheckTest {

    private static final CpuConfig CONFIG =
            new CpuConfig(new BigDecimal("90"), new BigDecimal("98"), Duration.ofSeconds(1));

    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void isOkayAtTheWarnLimit() throws Exception {
        CheckResult result = run(busy(90.0), 1.8);

        assertThat(result.status()).isEqualTo(Status.OKAY);
        assertThat(result.summary()).isEqualTo("CPU 90.0 % busy for 1 s, load 1.80 on 2 processors (limit 90 %)");
    }

    @Test
    void warnsAboveTheWarnLimit() throws Exception {
        CheckResult result = run(busy(90.1), 4.0);

        assertThat(result.status()).isEqualTo(Status.WARN);
        assertThat(result.summary())
                .isEqualTo("CPU 90.1 % busy for 1 s, load 4.00 on 2 processors (above the limit of 90 %)");
    }

    @Test
    void alertsAboveTheAlertLimit() throws Exception {
        CheckResult result = run(busy(99.0), 2.5);

        assertThat(result.status()).isEqualTo(Status.ALERT);
        assertThat(result.summary()).endsWith("(above the limit of 98 %)");
    }

    @Test
    void forgivesABusyMomentThatTheLastMinuteDoesNotConfirm() throws Exception {
        CheckResult result = run(busy(100.0), 0.5);

        assertThat(result.status()).isEqualTo(Status.OKAY);
        assertThat(result.details())
                .contains(
                        "judged is the lower of busy now, 100.0 %, and load per processor over the last minute, 25.0 %");
    }

    @Test
    void forgivesALoadOfTasksThatWaitForADisk() throws Exception {
        CpuTicks waiting = new CpuTicks(100, 100, 1_700, 0, 100);

        CheckResult result = run(waiting, 12.0);

        assertThat(result.status()).isEqualTo(Status.OKAY);
        assertThat(result.details()).contains("user 5.0 %, system 5.0 %, waiting for disks 85.0 %, stolen 0.0 %");
    }

    @Test
    void countsStolenTimeAsBusy() throws Exception {
        CheckResult result = run(new CpuTicks(1_000, 0, 0, 900, 100), 2.0);

        assertThat(result.status()).isEqualTo(Status.WARN);
        assertThat(result.summary()).startsWith("CPU 95.0 % busy");
    }

    @Test
    void measuresWhatItJudgesWithItsLimits() throws Exception {
        CheckResult result = run(busy(40.0), 0.5);

        assertThat(result.metrics())
                .extracting(Metric::name, Metric::value, Metric::unit)
                .containsExactly(
                        tuple("sustained", 25.0, "%"),
                        tuple("busy", 40.0, "%"),
                        tuple("waiting", 0.0, "%"),
                        tuple("load", 0.5, ""));
        assertThat(result.metrics().get(0).warn()).hasToString("90");
        assertThat(result.metrics().get(0).crit()).hasToString("98");
    }

    @Test
    void looksForAsLongAsConfigured() throws Exception {
        run(busy(1.0), 0.0);

        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void doesNotApplyWhenTheProcessorTimesStandStill() throws Exception {
        CheckResult result = run(new CpuTicks(0, 0, 0, 0, 0), 1.0);

        assertThat(result.status()).isEqualTo(Status.NA);
        assertThat(result.summary()).contains("/proc/stat");
    }

    @Test
    void doesNotApplyWhenTheLoadIsUnknown() throws Exception {
        CheckResult result = run(busy(50.0), -1.0);

        assertThat(result.status()).isEqualTo(Status.NA);
        assertThat(result.summary()).contains("/proc/loadavg");
    }

    @Test
    void letsAnInterruptionEndThePause() {
        CpuCheck check = new CpuCheck("host.cpu", new FakeHost().spending(busy(50.0)), duration -> {
            throw new InterruptedException();
        });

        assertThatThrownBy(() -> check.run(new FakeContext(CONFIG))).isInstanceOf(InterruptedException.class);
    }

    private CheckResult run(CpuTicks spent, double load) throws Exception {
        FakeHost host = new FakeHost().spending(spent).load(load);
        return new CpuCheck("host.cpu", host, pauses::add).run(new FakeContext(CONFIG));
    }

    private static CpuTicks busy(double percent) {
        long busy = Math.round(percent * 20);
        return new CpuTicks(busy / 2, busy - busy / 2, 0, 0, 2_000 - busy);
    }
}
