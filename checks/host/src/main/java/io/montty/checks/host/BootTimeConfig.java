package io.montty.checks.host;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;

/**
 * Configure {@link BootTimeCheck}.
 *
 * @param recent how long after a boot it warns; zero for never
 * @param warnAfter how long a host may be up before it warns; zero for ever
 * @param alertAfter how long a host may be up before it alerts; zero for ever
 */
record BootTimeConfig(
        @Default("15m") @Description("how long after a boot it warns; 0s for never")
        Duration recent,

        @Default("0s") @Description("how long a host may be up before it warns; 0s for ever")
        Duration warnAfter,

        @Default("0s") @Description("how long a host may be up before it alerts; 0s for ever")
        Duration alertAfter) {

    @AssertTrue(message = "'recent', 'warn_after' and 'alert_after' must not be negative")
    public boolean isNothingNegative() {
        return !recent.isNegative() && !warnAfter.isNegative() && !alertAfter.isNegative();
    }
}
