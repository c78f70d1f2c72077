package io.montty.runtime.state;

import io.montty.api.Status;
import java.util.Comparator;

/**
 * Hold a problem as a person sees it.
 *
 * @param host the host
 * @param check its check
 * @param acknowledged whether somebody takes care of it
 * @param inDowntime whether somebody said that it is no matter now
 * @param recovered whether it is over
 */
public record ListedProblem(
        HostKey host, CheckState check, boolean acknowledged, boolean inDowntime, boolean recovered) {

    /** The worst first, and of these the latest. */
    public static final Comparator<ListedProblem> WORST_FIRST = Comparator.comparing(ListedProblem::recovered)
            .thenComparing(ListedProblem::status, Comparator.reverseOrder())
            .thenComparing(problem -> problem.check().since(), Comparator.reverseOrder())
            .thenComparing(ListedProblem::host)
            .thenComparing(problem -> problem.check().id());

    /** Return how bad it is: a check that vanished is at least a WARN. */
    public Status status() {
        return check.vanished() == null ? check.status() : check.status().worst(Status.WARN);
    }

    /** Tell whether nobody has to be bothered with it. */
    public boolean isQuiet() {
        return acknowledged || inDowntime || recovered;
    }
}
