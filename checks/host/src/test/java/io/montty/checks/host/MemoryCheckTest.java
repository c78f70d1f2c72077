package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.montty.api.CheckResult;
import io.montty.api.Metric;
import io.montty.api.Status;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MemoryCheckTest {

    private static final long GIB = 1L << 30;
    private static final MemoryConfig CONFIG = new MemoryConfig(new BigDecimal("90"), new BigDecimal("97.5"));

    @Test
    void isOkayAtTheWarnLimit() throws Exception {
        CheckResult result = run(new Memory(10 * GIB, GIB, 0, 0));

        assertThat(result.status()).isEqualTo(Status.OKAY);
        assertThat(result.summary()).isEqualTo("memory 90.0 % used, 1.0 GiB of 10.0 GiB available (limit 90 %)");
        assertThat(result.details()).containsExactly("no swap space");
    }

    @Test
    void warnsAboveTheWarnLimit() throws Exception {
        CheckResult result = run(new Memory(10 * GIB, GIB / 2, 0, 0));

        assertThat(result.status()).isEqualTo(Status.WARN);
        assertThat(result.summary())
                .isEqualTo("memory 95.0 % used, 512.0 MiB of 10.0 GiB available (above the limit of 90 %)");
    }

    @Test
    void alertsAboveTheAlertLimit() throws Exception {
        CheckResult result = run(new Memory(10 * GIB, GIB / 5, 0, 0));

        assertThat(result.status()).isEqualTo(Status.ALERT);
        assertThat(result.summary()).endsWith("(above the limit of 97.5 %)");
    }

    @Test
    void tellsHowMuchSwapIsInUseWithoutJudgingIt() throws Exception {
        CheckResult result = run(new Memory(10 * GIB, 5 * GIB, 4 * GIB, 4 * GIB));

        assertThat(result.status()).isEqualTo(Status.OKAY);
        assertThat(result.details()).containsExactly("swap 100.0 % used of 4.0 GiB");
    }

    @Test
    void measuresMemoryAndSwap() throws Exception {
        CheckResult result = run(new Memory(1_000, 250, 100, 7));

        assertThat(result.metrics())
                .extracting(Metric::name, Metric::value, Metric::unit)
                .containsExactly(tuple("memory", 75.0, "%"), tuple("available", 250.0, "B"), tuple("swap", 7.0, "B"));
        assertThat(result.metrics().get(0).crit()).hasToString("97.5");
    }

    @Test
    void doesNotApplyWhenTheSizeIsUnknown() throws Exception {
        CheckResult result = run(new Memory(0, 0, 0, 0));

        assertThat(result.status()).isEqualTo(Status.NA);
        assertThat(result.summary()).contains("/proc/meminfo");
    }

    private static CheckResult run(Memory memory) throws Exception {
        return new MemoryCheck("host.memory", new FakeHost().memory(memory)).run(new FakeContext(CONFIG));
    }
}
