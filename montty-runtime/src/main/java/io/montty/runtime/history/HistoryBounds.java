package io.montty.runtime.history;

import java.time.Duration;

/**
 * Bound a history.
 *
 * @param age how long anything is kept
 * @param bytes how large the database may be
 */
public record HistoryBounds(Duration age, long bytes) {}
