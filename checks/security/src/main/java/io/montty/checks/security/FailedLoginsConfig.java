package io.montty.checks.security;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * Configure {@link FailedLoginsCheck}.
 *
 * @param within how far back it looks
 * @param warn how many failed logins it takes to warn
 * @param alert how many failed logins it takes to alert
 */
record FailedLoginsConfig(
        @Default("1h") @Description("how far back it looks") Duration within,

        @Default("30") @Min(0) @Description("how many failed logins it takes to warn; 0 for never")
        int warn,

        @Default("300") @Min(0) @Description("how many failed logins it takes to alert; 0 for never")
        int alert) {

    @AssertTrue(message = "'within' must be from 1m to 31d")
    public boolean isWithinBounds() {
        return within.compareTo(Duration.ofMinutes(1)) >= 0 && within.compareTo(Duration.ofDays(31)) <= 0;
    }
}
