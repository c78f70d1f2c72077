package io.montty.checks.host;

import io.montty.api.Default;
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
        @Default("90") @Min(1) @Max(100) BigDecimal warn,
        @Default("97") @Min(1) @Max(100) BigDecimal alert) implements PercentLimits {}
