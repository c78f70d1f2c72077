package io.montty.checks.host;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * Configure {@link CpuCheck}.
 *
 * @param warn percentage of processor time above which it warns
 * @param alert percentage of processor time above which it alerts
 * @param sample how long it looks, 100 ms to 10 s
 */
record CpuConfig(
        @Default("90") @Description("percentage of processor time above which it warns") @Min(1) @Max(100)
        BigDecimal warn,

        @Default("98") @Description("percentage of processor time above which it alerts") @Min(1) @Max(100)
        BigDecimal alert,

        @Default("1s") @Description("how long it looks, 100ms to 10s")
        Duration sample)
        implements PercentLimits {

    private static final Duration SHORTEST = Duration.ofMillis(100); // the kernel counts in steps of 10 ms
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @AssertTrue(message = "'sample' must be from 100ms to 10s")
    public boolean isSampleWithinBounds() {
        return sample.compareTo(SHORTEST) >= 0 && sample.compareTo(LONGEST) <= 0;
    }
}
