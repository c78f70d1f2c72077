package io.montty.runtime.monitor.filter;

import io.montty.runtime.report.CountedText;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Bound what the patterns of a filter may cost, by counting how often they look at a character: a pattern with
 * repetitions within repetitions may look at one line practically for ever.
 */
final class Looks {

    /** Looks at characters in one pass over all rows: 50 ms, where a look takes 10 ns. */
    static final long MOST = 5_000_000;

    private Instant pass = Instant.MIN;
    private long left = MOST;
    private boolean spent;

    /** Begin a pass, unless that of {@code now} has begun. */
    void begin(Instant now) {
        if (!now.equals(pass)) {
            pass = now;
            left = MOST;
        }
    }

    /** Tell whether a pass took too long; none is begun after that. */
    boolean areSpent() {
        return spent;
    }

    /** Tell whether {@code pattern} is found in {@code text}; not if there is no time left. */
    boolean find(Pattern pattern, String text) {
        if (spent) {
            return false;
        }
        CountedText counted = new CountedText(text, left);
        try {
            return pattern.matcher(counted).find();
        } catch (CountedText.TooManyLooks | StackOverflowError e) {
            spent = true;
            return false;
        } finally {
            left -= counted.looks();
        }
    }
}
