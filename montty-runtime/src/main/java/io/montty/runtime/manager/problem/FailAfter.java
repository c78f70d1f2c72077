package io.montty.runtime.manager.problem;

/**
 * Say how many of the last results must be worse before a worse status counts.
 *
 * @param failures at least so many, from 1
 * @param results of the last so many, at most {@link io.montty.runtime.state.CheckState#RECENT}
 */
public record FailAfter(int failures, int results) {

    /** A worse status counts at once. */
    public static final FailAfter FIRST = new FailAfter(1, 1);

    /**
     * Read two numbers with a slash between, such as {@code 3/5}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static FailAfter parse(String text) {
        String[] numbers = text.split("/", 2);
        return new FailAfter(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }
}
