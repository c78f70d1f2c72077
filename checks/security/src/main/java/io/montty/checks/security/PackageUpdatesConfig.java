package io.montty.checks.security;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * Configure {@link PackageUpdatesCheck}.
 *
 * @param securityWarn from how many security updates on it warns
 * @param securityAlert from how many security updates on it alerts
 * @param otherWarn from how many other updates on it warns
 * @param otherAlert from how many other updates on it alerts
 * @param listsOlderThan how old the lists of packages may be
 */
record PackageUpdatesConfig(
        @Default("1") @Min(0) @Description("from how many security updates on it warns; 0 for never")
        int securityWarn,

        @Default("1") @Min(0) @Description("from how many security updates on it alerts; 0 for never")
        int securityAlert,

        @Default("30") @Min(0) @Description("from how many other updates on it warns; 0 for never")
        int otherWarn,

        @Default("0") @Min(0) @Description("from how many other updates on it alerts; 0 for never")
        int otherAlert,

        @Default("7d") @Description("how old the lists of packages may be before it warns; 0s for any age")
        Duration listsOlderThan) {

    @AssertTrue(message = "'lists_older_than' must not be negative")
    public boolean isListsOlderThanZeroOrMore() {
        return !listsOlderThan.isNegative();
    }
}
