package io.montty.checks.security;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;

/**
 * Configure {@link KernelCheck}.
 *
 * @param alertAfter how long a newer kernel may wait for a reboot before it alerts; zero for ever
 */
record KernelConfig(
        @Default("30d") @Description("how long a newer kernel may wait for a reboot before it alerts; 0s for ever")
        Duration alertAfter) {

    @AssertTrue(message = "'alert_after' must not be negative")
    public boolean isAlertAfterZeroOrMore() {
        return !alertAfter.isNegative();
    }
}
