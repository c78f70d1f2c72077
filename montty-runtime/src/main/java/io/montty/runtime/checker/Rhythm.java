package io.montty.runtime.checker;

import io.montty.runtime.transport.Splay;
import java.time.Duration;
import java.time.Instant;

/**
 * Say when the checks of a host are due that is watched by a checker that stays.
 *
 * <p>Everything follows from the names of the host and of the check: hosts come at other moments than each other, and
 * always at the same ones, however often their checkers are started anew.
 *
 * @param host the host's name
 * @param every how often a report is made, {@code check.interval}
 */
public record Rhythm(String host, Duration every) {

    /** How far apart two runs are at least, unless reports are to be made more often than that. */
    private static final Duration CLOSEST = Duration.ofSeconds(10);

    /** From this many intervals on, an answer may be this much younger than its check's interval before it is left. */
    private static final int LONG = 2;

    /** Return how often a check runs whose own interval is {@code interval}, zero for none of its own. */
    Duration interval(Duration interval) {
        return interval.isZero() ? every : interval;
    }

    /** Return the first moment after {@code time} at which a report is due. */
    Instant reportAfter(Instant time) {
        return reports().after(time);
    }

    /**
     * Return when a check is due again.
     *
     * <p>One that runs less often than reports are made is due together with a report, in one that its name chooses, so
     * that not all such checks come at once. One that came to no answer is asked again with the next report.
     *
     * @param interval its interval
     * @param asked when it was asked last
     * @param answered whether it came to an answer then
     */
    Instant due(String check, Duration interval, Instant asked, boolean answered) {
        if (interval.compareTo(every) <= 0) {
            return own(interval).after(asked);
        }
        if (!answered) {
            return reportAfter(asked);
        }
        // The first time it may have been asked just before its own moment: that answer serves for the next interval.
        boolean rare = interval.compareTo(every.multipliedBy(LONG)) >= 0;
        Instant earliest = rare ? asked.plus(interval.dividedBy(LONG)) : asked;
        Duration phase = Splay.within(host + "\0" + check, interval);
        return reports().notBefore(new Cadence(interval, phase).after(earliest));
    }

    /** Return the moment at which to run what is due at {@code time}, together with what is due little later. */
    Instant run(Instant time) {
        return own(closest()).notBefore(time);
    }

    /** Return how far apart two runs are at least. */
    public Duration closest() {
        return every.compareTo(CLOSEST) < 0 ? every : CLOSEST;
    }

    private Cadence reports() {
        return own(every);
    }

    /** Shorter intervals begin with those of the reports, so that what falls together does so in one run. */
    private Cadence own(Duration interval) {
        Duration phase = Splay.within(host, every);
        return new Cadence(interval, Duration.ofMillis(phase.toMillis() % Math.max(1, interval.toMillis())));
    }
}
