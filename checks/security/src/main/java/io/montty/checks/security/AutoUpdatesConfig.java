package io.montty.checks.security;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;

/**
 * Configure {@link AutoUpdatesCheck}.
 *
 * @param warn how long the last run may be ago before it warns
 * @param alert how long the last run may be ago before it alerts
 */
record AutoUpdatesConfig(
        @Default("3d") @Description("how long the last run may be ago before it warns")
        Duration warn,

        @Default("15d") @Description("how long the last run may be ago before it alerts")
        Duration alert) {

    @AssertTrue(message = "'warn' must be more than zero and not longer than 'alert'")
    public boolean isWarnUpToAlert() {
        return !warn.isZero() && !warn.isNegative() && warn.compareTo(alert) <= 0;
    }
}
