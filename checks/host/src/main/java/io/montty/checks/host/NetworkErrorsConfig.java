package io.montty.checks.host;

import io.montty.api.Default;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;

/**
 * Configure {@link NetworkErrorsCheck}.
 *
 * @param warn percentage of lost packets above which it warns
 * @param alert percentage of lost packets above which it alerts
 * @param floor how many lost packets of one interface are too few to speak of
 */
record NetworkErrorsConfig(
        @Default("1") @Positive @Max(100) BigDecimal warn,
        @Default("5") @Positive @Max(100) BigDecimal alert,
        @Default("100") @PositiveOrZero long floor)
        implements PercentLimits {}
