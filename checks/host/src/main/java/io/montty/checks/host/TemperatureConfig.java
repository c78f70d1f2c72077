package io.montty.checks.host;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/**
 * Configure {@link TemperatureCheck}.
 *
 * @param warn degrees Celsius from which it warns about a sensor whose maker does not say
 * @param alert degrees Celsius from which it alerts about a sensor whose maker does not say
 * @param sensors other limits for some sensors, which hold in place of their makers'
 * @param ignore names of sensors that it passes over, with wildcards
 */
record TemperatureConfig(
        @Description("degrees Celsius from which it warns about a sensor that has no limit of its own")
        @Default("80")
        @Min(1)
        @Max(150)
        int warn,

        @Description("degrees Celsius from which it alerts about a sensor that has no limit of its own")
        @Default("95")
        @Min(1)
        @Max(150)
        int alert,

        @Description("other limits for some sensors, in place of their own; the first that matches holds")
        @Default("[]")
        List<@Valid Sensor> sensors,

        @Description("names of sensors to pass over; * and ? stand for other characters") @Default("[]")
        List<@NotBlank String> ignore) {

    TemperatureConfig {
        sensors = List.copyOf(sensors);
        ignore = List.copyOf(ignore);
    }

    @AssertTrue(message = "'warn' must not be greater than 'alert'")
    public boolean isWarnUpToAlert() {
        return warn <= alert;
    }

    /**
     * Limit some sensors.
     *
     * @param name what they are called, with wildcards
     * @param warn degrees Celsius from which it warns
     * @param alert degrees Celsius from which it alerts
     */
    record Sensor(
            @Description("name of the sensor as the check shows it; * and ? stand for other characters") @NotBlank
            String name,

            @Description("degrees Celsius from which it warns; 150 is out of reach") @Default("150") @Min(1) @Max(150)
            int warn,

            @Description("degrees Celsius from which it alerts; 150 is out of reach") @Default("150") @Min(1) @Max(150)
            int alert) {

        @AssertTrue(message = "'warn' must not be greater than 'alert'")
        public boolean isWarnUpToAlert() {
            return warn <= alert;
        }
    }

    /** Return the limits that hold for {@code sensor}. */
    Limits limits(TemperatureSensor sensor) {
        for (Sensor one : sensors) {
            if (new NamePattern(one.name()).matches(sensor.name())) {
                return new Limits(one.warn(), one.alert());
            }
        }
        // Where the maker says but one of them, the other must not contradict it.
        double critical = sensor.critical().orElse(Math.max(alert, sensor.max().orElse(0)));
        return new Limits(Math.min(sensor.max().orElse(warn), critical), critical);
    }

    /**
     * Hold the limits of one sensor in degrees Celsius; one that is reached is broken.
     *
     * @param warn from where on it warns
     * @param alert from where on it alerts
     */
    record Limits(double warn, double alert) {}
}
