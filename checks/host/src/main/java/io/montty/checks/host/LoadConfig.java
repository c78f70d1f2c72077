package io.montty.checks.host;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;

/**
 * Configure {@link LoadCheck}: loads per processor above which it warns or alerts, each 0 for never.
 *
 * @param warn1 over one minute
 * @param alert1 over one minute
 * @param warn5 over five minutes
 * @param alert5 over five minutes
 * @param warn15 over fifteen minutes
 * @param alert15 over fifteen minutes
 */
record LoadConfig(
        @Default("0") @Min(0) @Description("load per processor over 1 minute above which it warns; 0 for never")
        BigDecimal warn1,

        @Default("0") @Min(0) @Description("load per processor over 1 minute above which it alerts; 0 for never")
        BigDecimal alert1,

        @Default("2") @Min(0) @Description("load per processor over 5 minutes above which it warns; 0 for never")
        BigDecimal warn5,

        @Default("5") @Min(0) @Description("load per processor over 5 minutes above which it alerts; 0 for never")
        BigDecimal alert5,

        @Default("1.5") @Min(0) @Description("load per processor over 15 minutes above which it warns; 0 for never")
        BigDecimal warn15,

        @Default("4") @Min(0) @Description("load per processor over 15 minutes above which it alerts; 0 for never")
        BigDecimal alert15) {}
