package io.montty.checks.host;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/**
 * Configure {@link CronCheck}.
 *
 * @param programs what cron may be called
 * @param required whether it is an alert when there is no cron
 * @param ignore names in {@code /etc/cron.d} of files that are not meant to be read by cron, with wildcards
 */
record CronConfig(
        @Description("names that the cron daemon may have") @Default("[cron, crond, fcron]") @NotEmpty
        List<@NotBlank String> programs,

        @Description("whether it is an alert when no cron is installed, or it is switched off") @Default("false")
        boolean required,

        @Description("names of files in /etc/cron.d that cron is not meant to read; * and ? stand for other characters")
        @Default("['.*', '*~', '*.disabled', '*.dpkg-*', '*.rpm*', '*.swp']")
        List<@NotBlank String> ignore) {

    CronConfig {
        programs = List.copyOf(programs);
        ignore = List.copyOf(ignore);
    }
}
