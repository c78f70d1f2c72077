package io.montty.checks.host;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Hold one sensor of temperature, in degrees Celsius.
 *
 * @param name its chip and its label, as in {@code coretemp/Core 0}
 * @param reading what it shows; empty if it gives none or one that cannot be
 * @param max what its maker holds for too warm; empty if that is not told
 * @param critical what its maker holds for dangerous; empty if that is not told
 */
record TemperatureSensor(String name, OptionalDouble reading, OptionalDouble max, OptionalDouble critical) {

    /** What hardware stands; sensors that nothing is connected to show values such as -128, 127 or 255. */
    private static final double LOWEST = -50;

    private static final double HIGHEST = 125;
    /** No maker holds a temperature below it for too warm; drivers show 0 for a limit that is not set. */
    private static final double LOWEST_LIMIT = 30;

    private static final double HIGHEST_LIMIT = 150;
    private static final double MILLI = 1000;

    /** Make a sensor of the thousandths of degrees that the kernel shows. */
    static TemperatureSensor ofMillis(
            String name, Optional<Long> reading, Optional<Long> max, Optional<Long> critical) {
        return new TemperatureSensor(
                name,
                between(reading, LOWEST, HIGHEST),
                between(max, LOWEST_LIMIT, HIGHEST_LIMIT),
                between(critical, LOWEST_LIMIT, HIGHEST_LIMIT));
    }

    private static OptionalDouble between(Optional<Long> millis, double lowest, double highest) {
        return millis.stream()
                .mapToDouble(value -> value / MILLI)
                .filter(value -> value >= lowest && value <= highest)
                .findFirst();
    }

    TemperatureSensor named(String other) {
        return new TemperatureSensor(other, reading, max, critical);
    }
}
