package io.montty.runtime.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.montty.api.Default;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/**
 * Hold what {@code checks.yaml} says of one check; null means that it says nothing.
 *
 * @param enabled whether the check runs at all
 * @param title its title
 * @param tags its tags, in place of its own
 * @param timeout how long it may take
 * @param args arguments, for scripts only
 * @param env variables, for scripts only
 * @param config its own configuration, for Java checks only
 * @param script the script that the check is made of, from CHECKS or absolute; null for a check that is there already
 * @param check the Java check that this one is made of, with a configuration of its own; null for a check that is there
 *     already
 * @param dialect how a script's exit code and output are read
 * @param exitCodes what a script's exit codes mean, such as {@code 2..99: ALERT}
 * @param outputMetricFormat how a script of the dialect sensu prints metrics
 * @param gauges what makes the status of a script of the dialect prometheus-textfile
 * @param sudo whether a script is run by root, through {@code sudo -n}
 * @param interval how often it runs; null for as often as it asks to itself
 * @param when the hosts that it concerns
 */
public record CheckSettings(
        @Default("true") boolean enabled,
        @Nullable @Title String title,
        @Nullable Set<@Tag String> tags,

        @Nullable @DurationMin(inclusive = false, message = "must be more than zero")
        Duration timeout,

        @Nullable List<String> args,

        @Nullable
        Map<@Pattern(regexp = "[A-Za-z_][A-Za-z0-9_]*", message = "is no name of a variable") String, String> env,

        @Nullable JsonNode config,

        @Nullable @Size(min = 1, message = "must not be empty")
        String script,

        @Nullable @Size(min = 1, message = "must not be empty")
        String check,

        @Nullable String dialect,
        @Nullable Map<String, String> exitCodes,
        @Nullable String outputMetricFormat,
        @Nullable List<@Valid GaugeSettings> gauges,
        @Default("false") boolean sudo,

        @Nullable @DurationMin(inclusive = false, message = "must be more than zero")
        Duration interval,

        @Valid When when) {

    /** Return what is said of how a script's answer is read. */
    public DialectSettings dialectSettings() {
        return new DialectSettings(dialect, exitCodes, outputMetricFormat, gauges);
    }

    /** Return a key that concerns scripts only, if there is one. */
    public Optional<String> scriptKey() {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("args", args != null);
        given.put("env", env != null);
        given.put("script", script != null);
        given.put("dialect", dialect != null);
        given.put("exit_codes", exitCodes != null);
        given.put("output_metric_format", outputMetricFormat != null);
        given.put("gauges", gauges != null);
        given.put("sudo", sudo);
        return given.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
