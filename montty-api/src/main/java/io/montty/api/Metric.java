package io.montty.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hold one figure that a check measured.
 *
 * @param name unique within its check; 1 to 200 characters
 * @param value a finite number
 * @param unit {@code s}, {@code %}, {@code B}, {@code c} for a counter, ...; empty for a bare number; at most 20 characters
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

    /** How long a name may be, in characters. */
    public static final int LONGEST_NAME = 200;

    /** How long a unit may be, in characters. */
    public static final int LONGEST_UNIT = 20;

    /** @throws IllegalArgumentException naming what is out of bounds */
    public Metric {
        if (!isName(name)) {
            throw new IllegalArgumentException("a metric needs a name of 1 to " + LONGEST_NAME + " characters");
        }
        if (Objects.requireNonNull(unit, "metric " + name + " needs a unit, if only an empty one")
                        .length()
                > LONGEST_UNIT) {
            throw new IllegalArgumentException(
                    "metric " + name + ": the unit has more than " + LONGEST_UNIT + " characters");
        }
        requireFinite(name, value);
        requireFinite(name, min == null ? 0 : min);
        requireFinite(name, max == null ? 0 : max);
    }

    /** Make a figure without thresholds and bounds. */
    public static Metric of(String name, double value, String unit) {
        return new Metric(name, value, unit, null, null, null, null);
    }

    /** Tell whether {@code text} can be the name of a figure; one made from the name of a file may be too long. */
    public static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME;
    }

    private static void requireFinite(String name, double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("metric " + name + " is not a finite number: " + number);
        }
    }

    /** Return this figure with upper limits. */
    public Metric withLimits(double warn, double crit) {
        return new Metric(name, value, unit, Range.upTo(warn), Range.upTo(crit), min, max);
    }
}
