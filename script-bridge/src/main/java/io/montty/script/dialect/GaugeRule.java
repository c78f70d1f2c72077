package io.montty.script.dialect;

import io.montty.api.Range;
import io.montty.api.Status;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Make a status of a gauge.
 *
 * @param metric the name of the gauge
 * @param labels the labels that select its series; a series may have more; empty for all of them
 * @param warn the range outside which the check warns, or null for none
 * @param crit the range outside which the check alerts, or null for none
 */
public record GaugeRule(
        String metric,
        Map<String, String> labels,
        @Nullable Range warn,
        @Nullable Range crit) {

    /** @throws IllegalArgumentException if there is no range or no name */
    public GaugeRule {
        labels = Map.copyOf(labels);
        if (metric.isBlank()) {
            throw new IllegalArgumentException("a rule needs the name of its gauge");
        }
        if (warn == null && crit == null) {
            throw new IllegalArgumentException("the rule for " + metric + " needs a range to warn or to alert outside");
        }
    }

    boolean selects(ExpositionLine.Sample sample) {
        return sample.metric().equals(metric) && sample.labels().entrySet().containsAll(labels.entrySet());
    }

    /** Judge a value that is a number, if an infinite one. */
    Status status(double value) {
        double finite = Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
        if (crit != null && crit.violatedBy(finite)) {
            return Status.ALERT;
        }
        return warn != null && warn.violatedBy(finite) ? Status.WARN : Status.OKAY;
    }

    /** Return the gauge in the notation of its series. */
    String gauge() {
        return SeriesName.of(metric, new TreeMap<>(labels));
    }

    /** Return the ranges for people. */
    String ranges() {
        String warning = warn == null ? "" : "warn " + warn;
        String critical = crit == null ? "" : "crit " + crit;
        return warning + (warning.isEmpty() || critical.isEmpty() ? "" : ", ") + critical;
    }
}
