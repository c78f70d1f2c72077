package io.montty.runtime.config;

import io.montty.api.Default;
import io.montty.api.Description;
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
        @Description("the name of the metric") @NotBlank String metric,

        @Description("labels that its series must have") @Default("{}")
        Map<String, String> labels,

        @Description("the range outside of which it is WARN, such as \"10:\" for at least 10") @Nullable
        String warn,

        @Description("the range outside of which it is ALERT") @Nullable
        String crit) {

    public GaugeSettings {
        labels = Map.copyOf(labels);
    }
}
