package io.montty.runtime.config;

import io.montty.api.Default;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Say what status a gauge makes.
 *
 * @param metric its name
 * @param labels the labels that its series must have
 * @param warn the range outside which it is WARN, such as {@code 10:} for at least 10
 * @param crit the range outside which it is ALERT
 */
public record GaugeSettings(
        @NotBlank String metric,
        @Default("{}") Map<String, String> labels,
        @Nullable String warn,
        @Nullable String crit) {

    public GaugeSettings {
        labels = Map.copyOf(labels);
    }
}
