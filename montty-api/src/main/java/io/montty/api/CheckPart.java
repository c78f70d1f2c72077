package io.montty.api;

import java.util.Objects;

/**
 * Answer one of several questions that a single check asks, such as a service of a plugin that reports many.
 *
 * <p>Its id in the report is made from its title, so a title that stays the same keeps its history.
 *
 * @param heading what it is called among its siblings
 * @param filter whether it only decides if the others are asked, and does not count in the status
 * @param outcome whether it came to an answer
 * @param result the answer; its own heading is not looked at
 */
public record CheckPart(Heading heading, boolean filter, Outcome outcome, CheckResult result) {

    /** @throws NullPointerException naming what is missing */
    public CheckPart {
        Objects.requireNonNull(heading, "a part needs a heading");
        Objects.requireNonNull(outcome, "a part needs an outcome");
        Objects.requireNonNull(result, "a part needs a result");
    }

    /** Answer under {@code title}. */
    public static CheckPart of(String title, CheckResult result) {
        return new CheckPart(Heading.of(title), false, new Outcome.Completed(), result);
    }
}
