package io.montty.checks.host;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;

/**
 * Configure {@link MemoryCheck}.
 *
 * @param warn percentage of memory in use above which it warns
 * @param alert percentage of memory in use above which it alerts
 */
record MemoryConfig(
        @Default("90") @Description("percentage of memory in use above which it warns") @Min(1) @Max(100)
        BigDecimal warn,

        @Default("97") @Description("percentage of memory in use above which it alerts") @Min(1) @Max(100)
        BigDecimal alert)
        implements PercentLimits {}
