package io.montty.runtime.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.montty.api.Default;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

        @Nullable JsonNode config) {}
