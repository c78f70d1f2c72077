package io.montty.runtime.history;

import java.time.Instant;

/**
 * Divide time into blocks of a quarter of an hour, each of which holds points by the minute.
 *
 * <p>Points are ordered by block, then by host: what a pass writes lies close together, the oldest are dropped in one
 * piece, and the points of one series are still found by looking once into each block.
 */
final class Blocks {

    /** How many minutes a block has. */
    static final int MINUTES = 15;

    private static final long MINUTE = 60;

    private Blocks() {}

    static long block(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), MINUTE * MINUTES);
    }

    static long minute(Instant at) {
        return Math.floorMod(Math.floorDiv(at.getEpochSecond(), MINUTE), (long) MINUTES);
    }

    static Instant instant(long block, long minute) {
        return Instant.ofEpochSecond((block * MINUTES + minute) * MINUTE);
    }

    static long day(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 24 * 60 * MINUTE);
    }
}
