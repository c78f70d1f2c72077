package io.montty.runtime.manager.problem;

import io.montty.api.Status;
import io.montty.runtime.state.CheckState;

/**
 * Say how many of the last results must be worse before a worse status counts.
 *
 * @param failures at least so many, from 1
 * @param results of the last so many, at most {@link CheckState#RECENT}
 */
public record FailAfter(int failures, int results) {

    /** A worse status counts at once. */
    public static final FailAfter FIRST = new FailAfter(1, 1);

    /** @throws IllegalArgumentException if that can never come to pass */
    public FailAfter {
        if (failures < 1 || results < failures || results > CheckState.RECENT) {
            throw new IllegalArgumentException("cannot be asked for: " + failures + " of the last " + results);
        }
    }

    /**
     * Read two numbers with a slash between, such as {@code 3/5}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static FailAfter parse(String text) {
        String[] numbers = text.split("/", 2);
        return new FailAfter(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[numbers.length - 1]));
    }

    /**
     * Return the status that counts from now on.
     *
     * @param current the one that counted so far
     * @param newest what the newest result says
     * @param recent the last results, the newest among them
     */
    Status next(Status current, Status newest, Recent recent) {
        if (!Severity.isProblem(newest)) {
            return Severity.isProblem(current) && recent.atLeast(Status.WARN, results) >= failures ? current : newest;
        }
        if (newest.compareTo(current) <= 0) {
            return newest;
        }
        if (recent.atLeast(newest, results) >= failures) {
            return newest;
        }
        boolean warns = current.compareTo(Status.WARN) < 0 && recent.atLeast(Status.WARN, results) >= failures;
        return warns ? Status.WARN : current;
    }
}
