package io.montty.checks.host;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Find the sensors of temperature that the kernel shows; see the documents sysfs-interface of hwmon and sysfs-api of
 * thermal that belong to the kernel.
 */
final class TemperatureSensors {

    private static final int MOST_TRIP_POINTS = 16;

    private TemperatureSensors() {}

    /** Return the sensors of the host with this {@code root}, each name once. */
    static List<TemperatureSensor> read(Path root) throws InterruptedException {
        List<TemperatureSensor> sensors = new ArrayList<>();
        List<String> chips = new ArrayList<>();
        for (Path chip : entries(root.resolve("sys/class/hwmon"), "hwmon[0-9]*")) {
            String name = BoundedText.ifReadable(chip.resolve("name")).orElse(fileName(chip));
            chips.add(name);
            for (Path input : entries(chip, "temp[0-9]*_input")) {
                sensors.add(ofChip(name, input));
            }
        }
        for (Path zone : entries(root.resolve("sys/class/thermal"), "thermal_zone[0-9]*")) {
            String type = BoundedText.ifReadable(zone.resolve("type")).orElse(fileName(zone));
            // The kernel shows most zones as a chip as well, under the same name but for its dashes.
            if (!chips.contains(type.replace('-', '_'))) {
                sensors.add(ofZone(type, zone));
            }
        }
        return withNamesOfTheirOwn(sensors);
    }

    private static TemperatureSensor ofChip(String chip, Path input) {
        String prefix = fileName(input).substring(0, fileName(input).length() - "input".length());
        String label = BoundedText.ifReadable(input.resolveSibling(prefix + "label"))
                .filter(text -> !text.isEmpty())
                .orElse(prefix.substring(0, prefix.length() - 1));
        boolean faulty =
                BoundedText.number(input.resolveSibling(prefix + "fault")).orElse(0) == 1;
        return TemperatureSensor.ofMillis(
                chip + "/" + label,
                faulty ? Optional.empty() : number(input),
                number(input.resolveSibling(prefix + "max")),
                number(input.resolveSibling(prefix + "crit")));
    }

    private static TemperatureSensor ofZone(String type, Path zone) {
        Map<String, Long> points = new HashMap<>();
        for (int i = 0; i < MOST_TRIP_POINTS; i++) {
            String kind = BoundedText.ifReadable(zone.resolve("trip_point_" + i + "_type"))
                    .orElse("");
            number(zone.resolve("trip_point_" + i + "_temp")).ifPresent(value -> points.putIfAbsent(kind, value));
        }
        return TemperatureSensor.ofMillis(
                type,
                number(zone.resolve("temp")),
                Optional.ofNullable(points.get("hot")),
                Optional.ofNullable(points.get("critical")));
    }

    private static Optional<Long> number(Path file) {
        OptionalLong number = BoundedText.number(file);
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    /** Number the second and later ones of a name, as those of two equal disks. */
    private static List<TemperatureSensor> withNamesOfTheirOwn(List<TemperatureSensor> sensors) {
        Map<String, Integer> seen = new HashMap<>();
        return sensors.stream()
                .map(sensor -> {
                    int count = seen.merge(sensor.name(), 1, Integer::sum);
                    return count == 1 ? sensor : sensor.named(sensor.name() + " #" + count);
                })
                .toList();
    }

    /** Return what matches {@code glob} in {@code folder}, {@code hwmon2} before {@code hwmon10}. */
    private static List<Path> entries(Path folder, String glob) throws InterruptedException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            for (Path entry : entries) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                found.add(entry);
            }
        } catch (IOException | DirectoryIteratorException e) {
            return List.of(); // no such sensors, or they were taken out meanwhile
        }
        found.sort(Comparator.comparingInt((Path path) -> fileName(path).length())
                .thenComparing(TemperatureSensors::fileName));
        return found;
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }
}
