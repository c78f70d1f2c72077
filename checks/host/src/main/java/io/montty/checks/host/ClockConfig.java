package io.montty.checks.host;

import io.montty.api.Default;
import io.montty.api.Description;
import io.montty.api.Severity;
import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;

/**
 * Configure {@link ClockCheck}.
 *
 * @param warn how far the clock may be off before it warns; zero for any distance
 * @param alert how far the clock may be off before it alerts; zero for any distance
 * @param stale how long ago the last word of a server may be; zero for any time
 * @param unsynchronised what it is when the clock follows nothing
 */
record ClockConfig(
        @Description("how far the clock may be off before it warns; 0s for never") @Default("200ms")
        Duration warn,

        @Description("how far the clock may be off before it alerts; 0s for never") @Default("1s")
        Duration alert,

        @Description("how long ago a server may have been heard last before it warns; 0s for never") @Default("1d")
        Duration stale,

        @Description("what it is when the clock is not synchronised: alert or warn") @Default("warn")
        Severity unsynchronised) {

    @AssertTrue(message = "'warn' must not be greater than 'alert'")
    public boolean isWarnUpToAlert() {
        return alert.isZero() || warn.compareTo(alert) <= 0;
    }
}
