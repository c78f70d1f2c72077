package io.montty.runtime.monitor.classic;

import io.montty.api.Outcome;
import java.time.Duration;

/** Say how a check ended, where it did not end by itself: that is no answer of the check's. */
public final class OutcomeText {

    private OutcomeText() {}

    /** Return e.g. {@code crashed: ended by signal 11}, after a blank; empty for a check that gave its answer. */
    public static String of(Outcome outcome) {
        if (outcome instanceof Outcome.Crashed crashed) {
            return " crashed: " + crashed.because();
        }
        if (outcome instanceof Outcome.TimedOut timedOut) {
            return " timed out after " + seconds(timedOut.after());
        }
        if (outcome instanceof Outcome.Skipped skipped) {
            return " skipped: " + skipped.because();
        }
        return "";
    }

    private static String seconds(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis / 1000.0 + "s";
    }
}
