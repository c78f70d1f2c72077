package io.montty.runtime.monitor.fleet;

import java.time.Instant;

/**
 * Hold one moment by both clocks.
 *
 * @param wall the time of day, which people and files go by
 * @param millis of a clock that never jumps, which waiting goes by
 */
public record Moment(Instant wall, long millis) {}
