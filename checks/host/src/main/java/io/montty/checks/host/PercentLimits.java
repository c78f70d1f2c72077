package io.montty.checks.host;

import io.montty.api.Metric;
import io.montty.api.Range;
import io.montty.api.Status;
import jakarta.validation.constraints.AssertTrue;
import java.math.BigDecimal;

/** Hold the two limits of a share: a share at its limit is fine, one above it is not. */
interface PercentLimits {

    /** Return the percentage above which the check warns. */
    BigDecimal warn();

    /** Return the percentage above which the check alerts; 100 for never. */
    BigDecimal alert();

    @AssertTrue(message = "'warn' must not be greater than 'alert'")
    default boolean isWarnUpToAlert() {
        return warn().compareTo(alert()) <= 0;
    }

    default Status judge(Percentage share) {
        if (share.value().compareTo(alert()) > 0) {
            return Status.ALERT;
        }
        return share.value().compareTo(warn()) > 0 ? Status.WARN : Status.OKAY;
    }

    /** Say how {@code share} stands to the limit that it exceeds, or else to the first one. */
    default String verdict(Percentage share) {
        return switch (judge(share)) {
            case ALERT -> "above the limit of " + alert().toPlainString() + " %";
            case WARN -> "above the limit of " + warn().toPlainString() + " %";
            case OKAY, NA -> "limit " + warn().toPlainString() + " %";
        };
    }

    default Metric metric(String name, Percentage share) {
        Range warnRange = new Range(BigDecimal.ZERO, warn(), false);
        Range alertRange = new Range(BigDecimal.ZERO, alert(), false);
        return new Metric(name, share.value().doubleValue(), "%", warnRange, alertRange, 0.0, 100.0);
    }
}
