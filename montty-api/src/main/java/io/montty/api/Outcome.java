package io.montty.api;

import java.time.Duration;

/**
 * Say whether a check came to an answer, and if not, why not.
 *
 * <p>Crashed and TimedOut count as {@link Status#ALERT} and Skipped as {@link Status#NA}, but a person is always shown
 * the difference to a check that looked and found trouble.
 */
public sealed interface Outcome {

    /** The check ran to its end. */
    record Completed() implements Outcome {}

    /** The check did not run, because of {@code because}. */
    record Skipped(String because) implements Outcome {}

    /** The check broke, because of {@code because}. */
    record Crashed(String because) implements Outcome {}

    /** The check was ended at its deadline, after {@code after}. */
    record TimedOut(Duration after) implements Outcome {}
}
