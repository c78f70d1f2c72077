package io.montty.checks.host;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;

/**
 * Configure {@link SwapCheck}.
 *
 * @param warn percentage of swap space in use above which it warns
 * @param alert percentage of swap space in use above which it alerts
 */
record SwapConfig(
        @Default("50") @Description("percentage of swap space in use above which it warns") @Min(1) @Max(100)
        BigDecimal warn,

        @Default("80") @Description("percentage of swap space in use above which it alerts") @Min(1) @Max(100)
        BigDecimal alert)
        implements PercentLimits {}
