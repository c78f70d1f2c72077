package io.montty.runtime.config;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/**
 * Hold what {@code checks.yaml} says of one folder of scripts, such as a mounted one of plugins.
 *
 * @param dialect how exit codes and output of what lies in it are read, unless a file says otherwise itself
 * @param match which of its executables are checks by themselves, as globs; the others wait to be named by a check
 * @param tags tags that all checks of it get beside their own
 * @param interval how often they run that do not say so themselves; null for every run
 */
public record FolderSettings(
        @Description("how exit codes and output of what lies in it are read, unless a file says otherwise itself")
        @Nullable
        String dialect,

        @Description("which of its executables are checks by themselves, as globs; with [], none is, and "
                + "each waits to be named by a script: key")
        @Default("['*']")
        List<@NotEmpty String> match,

        @Description("tags that its checks get beside their own") @Default("[]")
        Set<@Tag String> tags,

        @Description("how often those run that do not say so themselves; without it, in every run")
        @Nullable
        @DurationMin(inclusive = false, message = "must be more than zero")
        Duration interval) {

    public FolderSettings {
        match = List.copyOf(match);
        tags = Set.copyOf(tags);
    }
}
