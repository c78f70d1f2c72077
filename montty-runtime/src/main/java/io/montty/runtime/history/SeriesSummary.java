package io.montty.runtime.history;

import java.time.Instant;

/**
 * Sum up the points of one series.
 *
 * @param check the check that measured it
 * @param metric its name, unique within the check
 * @param unit its unit; may be empty
 * @param count how many points there are, at least 1
 * @param min the least
 * @param mean their mean
 * @param max the greatest
 * @param last the newest
 * @param lastAt when the newest was received
 */
public record SeriesSummary(
        String check,
        String metric,
        String unit,
        long count,
        double min,
        double mean,
        double max,
        double last,
        Instant lastAt) {}
