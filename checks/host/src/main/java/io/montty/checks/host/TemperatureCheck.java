package io.montty.checks.host;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.api.Metric;
import io.montty.api.Severity;
import io.montty.api.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.pf4j.Extension;

/** Warn when a part of the host becomes too warm. */
@Extension
@Description(
        "Reads the sensors of temperature that the kernel knows. Warns and alerts when one reaches the limits that its"
                + " maker, or the configuration, gives.")
public final class TemperatureCheck implements Check {

    private final CheckSpec spec = CheckSpec.of("host.temperature", "Temperature")
            .withTags("host", "hardware")
            .withConfig(TemperatureConfig.class);

    @Override
    public CheckSpec spec() {
        return spec;
    }

    @Override
    public CheckResult run(CheckContext context) throws InterruptedException {
        TemperatureConfig config = context.config(TemperatureConfig.class);
        List<TemperatureSensor> all = TemperatureSensors.read(context.root());
        if (all.isEmpty()) {
            return CheckResult.na("the kernel shows no sensor of temperature, neither in /sys/class/hwmon nor in"
                    + " /sys/class/thermal; virtual machines have none");
        }
        List<TemperatureSensor> sensors = all.stream()
                .filter(sensor -> !NamePattern.any(config.ignore(), sensor.name()))
                .toList();
        Verdict verdict = new Verdict();
        sensors.forEach(sensor -> judge(sensor, config.limits(sensor), verdict));
        return sensors.stream()
                .filter(sensor -> sensor.reading().isPresent())
                .min(Comparator.comparingDouble(sensor -> room(sensor, config)))
                .map(nearest -> verdict.answer(nearest.name() + " has "
                        + shown(nearest.reading().orElseThrow()) + " and is the nearest to its limit of "
                        + shown(config.limits(nearest).warn())))
                .orElseGet(() -> CheckResult.na(
                                sensors.isEmpty()
                                        ? "all " + all.size() + " sensors of temperature are ignored"
                                        : "no sensor of temperature gives a reading")
                        .withDetails(verdict.answer("").details()));
    }

    private static double room(TemperatureSensor sensor, TemperatureConfig config) {
        return config.limits(sensor).warn() - sensor.reading().orElseThrow();
    }

    private static void judge(TemperatureSensor sensor, TemperatureConfig.Limits limits, Verdict verdict) {
        if (sensor.reading().isEmpty()) {
            // A sensor that is asleep, or that nothing is connected to, is usual and no news.
            verdict.detail(sensor.name() + ": no reading");
            return;
        }
        double reading = sensor.reading().getAsDouble();
        String name = "temperature:" + sensor.name();
        if (Metric.isName(name)) {
            verdict.measure(Metric.of(name, reading, "C").withLimits(limits.warn(), limits.alert()));
        }
        if (reading >= limits.alert()) {
            verdict.note(Severity.ALERT, tooWarm(sensor, reading, limits.alert()));
        } else if (reading >= limits.warn()) {
            verdict.note(Severity.WARN, tooWarm(sensor, reading, limits.warn()));
        } else {
            verdict.detail(sensor.name() + ": " + shown(reading) + " (limits " + shown(limits.warn()) + " and "
                    + shown(limits.alert()) + ")");
        }
    }

    private static String tooWarm(TemperatureSensor sensor, double reading, double limit) {
        return sensor.name() + " has " + shown(reading) + " (limit " + shown(limit)
                + "); look after fans, dust and the air around";
    }

    private static String shown(double degrees) {
        return String.format(Locale.ROOT, "%.1f", degrees).replaceFirst("\\.0$", "") + " C";
    }
}
