package io.montty.script.dialect;

import io.montty.api.Metric;
import io.montty.api.Status;
import org.jspecify.annotations.Nullable;

/**
 * Hold one metric of a Checkmk service.
 *
 * @param metric its figure; the unit is dropped
 * @param warn where it warns
 * @param crit where it alerts
 */
record CheckmkMetric(Metric metric, Levels warn, Levels crit) {

    private static final int MOST_FIELDS = 5;

    /** Read {@code name=value[;[lower:]upper[;[lower:]upper[;[min][;max]]]]}. */
    static CheckmkMetric parse(String text) throws MalformedException {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new MalformedException("it has no equals sign");
        }
        String name = text.substring(0, equals);
        Scalar.requireName(name);
        String[] fields = text.substring(equals + 1).split(";", -1);
        if (fields.length > MOST_FIELDS) {
            throw new MalformedException("it has more than " + MOST_FIELDS + " fields");
        }
        double value = Scalar.finiteWithoutUnit(fields[0]);
        Levels warn = levels(fields, 1);
        Levels crit = levels(fields, 2);
        Double min = bound(fields, 3);
        Double max = bound(fields, 4);
        return new CheckmkMetric(new Metric(name, value, "", warn.range(), crit.range(), min, max), warn, crit);
    }

    /** Compute the status from the levels, the critical ones first. */
    Status status() {
        if (crit.reachedBy(metric.value())) {
            return Status.ALERT;
        }
        return warn.reachedBy(metric.value()) ? Status.WARN : Status.OKAY;
    }

    private static Levels levels(String[] fields, int index) throws MalformedException {
        return index < fields.length ? Levels.parse(fields[index]) : Levels.NONE;
    }

    private static @Nullable Double bound(String[] fields, int index) throws MalformedException {
        return index < fields.length && !fields[index].isEmpty() ? Scalar.finiteWithoutUnit(fields[index]) : null;
    }
}
