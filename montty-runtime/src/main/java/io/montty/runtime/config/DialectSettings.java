package io.montty.runtime.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hold what {@code checks.yaml} says of how a script's answer is read; null means that it says nothing.
 *
 * @param dialect the name of the dialect
 * @param exitCodes what exit codes mean, such as {@code 2..99: ALERT}
 * @param outputMetricFormat how a script of the dialect sensu prints metrics
 * @param gauges what makes the status of a script of the dialect prometheus-textfile
 */
public record DialectSettings(
        @Nullable String dialect,
        @Nullable Map<String, String> exitCodes,
        @Nullable String outputMetricFormat,
        @Nullable List<GaugeSettings> gauges) {

    /** Say nothing. */
    public static final DialectSettings NONE = new DialectSettings(null, null, null, null);

    /** Tell whether nothing is said. */
    public boolean isSilent() {
        return dialect == null && exitCodes == null && outputMetricFormat == null && gauges == null;
    }
}
