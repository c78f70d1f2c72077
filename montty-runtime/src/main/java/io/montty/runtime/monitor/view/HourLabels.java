package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.screen.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Write above cells of time which hour, or which day, begins with them, all by UTC. */
final class HourLabels {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final List<Duration> STEPS = List.of(
            Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(6), Duration.ofHours(12), Duration.ofDays(2));

    /** A day takes 6 columns, and some are left free. */
    private static final int LEAST_CELLS = 8;

    private static final String NOW = "now";

    private HourLabels() {}

    /** Return as many characters as there are cells. */
    static String of(TimeWindow window) {
        StringBuilder labels = new StringBuilder(" ".repeat(window.count()));
        int end = window.count() - (window.isLive() ? NOW.length() + 1 : 0);
        long step = step(window.width()).toSeconds();
        for (int column = 0; column < end; column++) {
            Instant start = window.start(column);
            String label = label(start);
            if (Math.floorMod(start.getEpochSecond(), step) == 0 && column + label.length() <= end) {
                labels.replace(column, column + label.length(), label);
            }
        }
        if (window.isLive() && end >= 0) {
            labels.replace(end + 1, window.count(), NOW);
        }
        return labels.toString();
    }

    private static Duration step(Duration width) {
        return STEPS.stream()
                .filter(step -> step.compareTo(width.multipliedBy(LEAST_CELLS)) >= 0)
                .findFirst()
                .orElse(Duration.ofDays(2));
    }

    private static String label(Instant start) {
        boolean midnight = start.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay() == 0;
        return (midnight ? DAY : HOUR).format(start);
    }
}
