package io.montty.checks.host;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.util.List;

/**
 * Configure {@link ProcessesCheck}.
 *
 * @param processes those that it counts
 * @param containers whether processes of containers count as well
 * @param zombies limits of how many zombies there may be
 * @param tasks limits of how many processes and threads there may be
 */
record ProcessesConfig(
        @Description("the processes to count, each with its name and how many there have to be") @Default("[]")
        List<@Valid ProcessRule> processes,

        @Description("whether processes of containers on this host are counted as well") @Default("false")
        boolean containers,

        @Description("how many zombies make it warn and alert") @Default("{}") @Valid
        Zombies zombies,

        @Description("how much of the process numbers that the kernel has may be in use") @Default("{}") @Valid
        Tasks tasks) {

    ProcessesConfig {
        processes = List.copyOf(processes);
    }

    /**
     * Limit the zombies.
     *
     * @param warn from how many on it warns; zero for never
     * @param alert from how many on it alerts; zero for never
     */
    record Zombies(
            @Description("from how many zombies on it warns; 0 for never") @Default("10") @Min(0)
            int warn,

            @Description("from how many zombies on it alerts; 0 for never") @Default("100") @Min(0)
            int alert) {

        @AssertTrue(message = "'warn' must not be greater than 'alert'")
        public boolean isWarnUpToAlert() {
            return alert == 0 || warn <= alert;
        }
    }

    /**
     * Limit the processes and threads.
     *
     * @param warn percentage of the kernel's process numbers in use above which it warns
     * @param alert percentage of them above which it alerts
     */
    record Tasks(
            @Description("percentage of process numbers in use above which it warns; 100 for never")
            @Default("80")
            @Min(1)
            @Max(100)
            BigDecimal warn,

            @Description("percentage of process numbers in use above which it alerts; 100 for never")
            @Default("95")
            @Min(1)
            @Max(100)
            BigDecimal alert)
            implements PercentLimits {}
}
