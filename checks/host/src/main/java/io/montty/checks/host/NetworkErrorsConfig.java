package io.montty.checks.host;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.List;

/**
 * Configure {@link NetworkErrorsCheck}.
 *
 * @param warn percentage of lost packets above which it warns
 * @param alert percentage of lost packets above which it alerts
 * @param floor how many lost packets of one interface are too few to speak of
 * @param ignore interfaces that it passes over
 */
record NetworkErrorsConfig(
        @Default("1") @Description("percentage of lost packets above which it warns") @Positive @Max(100)
        BigDecimal warn,

        @Default("5") @Description("percentage of lost packets above which it alerts") @Positive @Max(100)
        BigDecimal alert,

        @Default("100") @Description("how many lost packets of one interface are too few to speak of") @PositiveOrZero
        long floor,

        @Default("[]") @Description("interfaces that it passes over, such as docker0")
        List<String> ignore)
        implements PercentLimits {}
