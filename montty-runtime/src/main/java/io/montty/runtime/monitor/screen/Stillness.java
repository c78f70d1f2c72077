package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Moment;
import java.util.OptionalLong;

/** Keep rows where they are for a while after a key, so that none slips away under it, and know when rows are old. */
final class Stillness {

    /** For how long after a key rows stay where they are, in milliseconds. */
    private static final long HOLD = 2_000;

    private long until;
    private boolean held;
    private long refreshed;

    Stillness(Moment now) {
        until = now.millis();
    }

    void keyPressed(Moment now) {
        until = now.millis() + HOLD;
    }

    /** Note that all rows are made anew; tell whether they stay where they are. */
    boolean begin(Moment now) {
        refreshed = minute(now);
        return holds(now);
    }

    /** Tell whether rows that are made anew stay where they are. */
    boolean holds(Moment now) {
        held = now.millis() < until;
        return held;
    }

    /** Tell whether rows stayed where they are, and need not any longer. */
    boolean isOver(Moment now) {
        return held && now.millis() >= until;
    }

    /** Tell whether rows may show an age that has grown since they were made. */
    boolean isOld(Moment now) {
        return minute(now) != refreshed;
    }

    OptionalLong nextStep() {
        return held ? OptionalLong.of(until) : OptionalLong.empty();
    }

    private static long minute(Moment now) {
        return now.wall().getEpochSecond() / 60;
    }
}
