package io.montty.runtime.config;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * Say what the manager goes by.
 *
 * @param lateAfter how long after it was due a report may come before its host is LATE
 * @param lostAfter after how many intervals without a report, and {@code lateAfter}, a host is LOST
 * @param unpromised when the next report is expected of a host that promises none; zero for never
 * @param failAfter by globs of check ids: how many of the last results must be worse before a worse status counts
 * @param history whether changes and measurements are kept
 * @param historyDays for how many days
 * @param historyMegabytes in how many MiB
 * @param quarantineDays for how many days rejected files are kept
 * @param auditDays for how many days the audit log is kept
 */
public record ManagerConfig(
        @Description("how long after it was due a report may come before its host is LATE, which is a WARN")
        @Default("5m")
        @DurationMin(minutes = 1, message = LATE_AFTER)
        @DurationMax(hours = 24, message = LATE_AFTER)
        Duration lateAfter,

        @Description("after how many intervals without a report, and late_after, a host is LOST, which is an ALERT")
        @Default("3")
        @Min(1)
        @Max(1000)
        int lostAfter,

        @Description("when the next report is expected of a host that promises none, such as one with "
                + "MonTTY for Python; 0s for never")
        @Default("1h")
        @DurationMax(days = 7, message = "must be from 0s to 7d")
        Duration unpromised,

        @Description("how many of the last results of a check must be worse before a problem counts as new "
                + "or worse, by globs of check ids, the first that matches counts, such as {host.cpu: "
                + "3/5, \"host.*\": 2/2}; reports are filed by what they say all the same")
        @Default("{}")
        Map<
                        String,
                        @Pattern(
                                regexp = "([1-9]|1[0-9]|20)/([1-9]|1[0-9]|20)",
                                message = "must be two numbers from 1 to 20, such as 3/5 for 3 of the last 5")
                        @FailuresOfResults String>
                failAfter,

        @Description("whether what changes and what is measured is kept, for \"montty history\"") @Default("true")
        boolean history,

        @Description("for how many days it is kept") @Default("30") @Min(1) @Max(3650)
        int historyDays,

        @Description("in how many MiB it is kept") @Default("256") @Min(8) @Max(65536)
        int historyMegabytes,

        @Description("for how many days what was rejected is kept, at most 1000 files and 100 MiB of it")
        @Default("30")
        @Min(1)
        @Max(3650)
        int quarantineDays,

        @Description("for how many days the audit log is kept, at most 256 MiB of it")
        @Default("400")
        @Min(31)
        @Max(3650)
        int auditDays) {

    private static final String LATE_AFTER = "must be from 1m to 24h";

    /** Return what counts where nothing is configured. */
    public static ManagerConfig defaults() {
        return new ManagerConfig(Duration.ofMinutes(5), 3, Duration.ofHours(1), Map.of(), true, 30, 256, 30, 400);
    }

    public ManagerConfig {
        failAfter = Collections.unmodifiableMap(new LinkedHashMap<>(failAfter));
    }
}
