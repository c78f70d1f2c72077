package io.montty.api;

import org.jspecify.annotations.Nullable;

/**
 * Hold one figure that a check measured.
 *
 * @param name unique within its check
 * @param value a finite number
 * @param unit {@code s}, {@code %}, {@code B}, {@code c} for a counter, ...; empty for a bare number
 * @param warn the range outside which the check warns; for display only, never changes a status
 * @param crit the range outside which the check alerts; for display only, never changes a status
 * @param min the least value possible
 * @param max the greatest value possible
 */
public record Metric(
        String name,
        double value,
        String unit,
        @Nullable Range warn,
        @Nullable Range crit,
        @Nullable Double min,
        @Nullable Double max) {

    /** @throws IllegalArgumentException if the name is blank or the value is not finite */
    public Metric {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a metric needs a name");
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("metric " + name + " is not a finite number: " + value);
        }
    }

    /** Make a figure without thresholds and bounds. */
    public static Metric of(String name, double value, String unit) {
        return new Metric(name, value, unit, null, null, null, null);
    }

    /** Return this figure with upper limits. */
    public Metric withLimits(double warn, double crit) {
        return new Metric(name, value, unit, Range.upTo(warn), Range.upTo(crit), min, max);
    }
}
