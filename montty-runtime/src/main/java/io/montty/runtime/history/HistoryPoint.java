package io.montty.runtime.history;

import java.time.Instant;

/**
 * Hold one figure of a series.
 *
 * @param at the minute in which it was received, by the server's clock
 * @param value the figure
 */
public record HistoryPoint(Instant at, double value) {}
