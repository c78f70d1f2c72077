package io.montty.checks.host;

import io.montty.api.Default;
import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;

/**
 * Configure {@link BootTimeCheck}.
 *
 * @param recent how long after a boot it warns; zero for never
 */
record BootTimeConfig(@Default("15m") Duration recent) {

    @AssertTrue(message = "'recent' must not be negative")
    public boolean isRecentZeroOrMore() {
        return !recent.isNegative();
    }
}
