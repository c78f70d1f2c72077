package io.montty.runtime.history;

/** Name a metric with its unit, as it stands in the database: the unit first, and a character that is in neither. */
final class SeriesName {

    private static final char BETWEEN = '\u001f';

    private SeriesName() {}

    static String of(String metric, String unit) {
        return unit + BETWEEN + metric;
    }

    static String unit(String name) {
        return name.substring(0, Math.max(0, name.indexOf(BETWEEN)));
    }

    static String metric(String name) {
        return name.substring(name.indexOf(BETWEEN) + 1);
    }
}
