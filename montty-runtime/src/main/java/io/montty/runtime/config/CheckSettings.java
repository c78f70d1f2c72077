package io.montty.runtime.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.montty.api.Default;
import io.montty.api.Description;
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
        @Description("whether it runs at all") @Default("true")
        boolean enabled,

        @Description("what it is called for people; without it, its own title") @Nullable @Title
        String title,

        @Description("its tags, in place of its own") @Nullable
        Set<@Tag String> tags,

        @Description("how long it may take; without it, what it says itself, or else check.timeout of montty.yaml")
        @Nullable
        @DurationMin(inclusive = false, message = "must be more than zero")
        Duration timeout,

        @Description("scripts: the arguments") @Nullable List<String> args,

        @Description("scripts: variables for its environment") @Nullable
        Map<@Pattern(regexp = "[A-Za-z_][A-Za-z0-9_]*", message = "must be the name of a variable") String, String> env,

        @Description("Java checks: their own configuration; montty checks describe ID prints what it takes") @Nullable
        JsonNode config,

        @Description("a new check, made of this script, from CHECKS or an absolute path")
        @Nullable
        @Size(min = 1, message = "must not be empty")
        String script,

        @Description("a new check, made of this Java check, with a configuration of its own")
        @Nullable
        @Size(min = 1, message = "must not be empty")
        String check,

        @Description("scripts: how exit code and output are read, one of the dialects") @Nullable
        String dialect,

        @Description("scripts: what exit codes mean, such as {0: OKAY, 1: WARN, 2..99: ALERT, \"*\": WARN unknown}")
        @Nullable
        Map<String, String> exitCodes,

        @Description("scripts of the dialect sensu: how they print metrics") @Nullable
        String outputMetricFormat,

        @Description("scripts of the dialect prometheus-textfile: what makes their status") @Nullable
        List<@Valid GaugeSettings> gauges,

        @Description("scripts: whether root runs it, through sudo -n") @Default("false")
        boolean sudo,

        @Description("how often it runs; in between, its last answer is shown with its age. Without it, as "
                + "often as it asks to itself, or else in every run")
        @Nullable
        @DurationMin(inclusive = false, message = "must be more than zero")
        Duration interval,

        @Description("the hosts that it concerns; without it, all") @Valid
        When when) {

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
