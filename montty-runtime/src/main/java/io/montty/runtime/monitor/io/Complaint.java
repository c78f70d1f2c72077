package io.montty.runtime.monitor.io;

import io.montty.api.Status;
import java.util.List;

/**
 * Hold what tells whether a check is a problem.
 *
 * @param answered whether it came to an answer
 * @param below what it is a group of
 */
record Complaint(String title, Status status, boolean filter, boolean answered, List<Complaint> below) {

    /**
     * Add the titles of all that is a problem, by the rules that the manager finds problems by: a group is told by what
     * is in it, unless it came to no answer or is worse than all that; a filter only asks whether others are to run.
     *
     * @return the worst that was told
     */
    static Status collect(List<Complaint> checks, boolean filters, List<String> titles) {
        Status worst = Status.NA;
        for (Complaint check : checks) {
            worst = worst.worst(check.collect(filters || check.filter, titles));
        }
        return worst;
    }

    private Status collect(boolean isFilter, List<String> titles) {
        Status told = collect(below, isFilter, titles);
        boolean isProblem = status == Status.WARN || status == Status.ALERT;
        boolean unexplained = below.isEmpty() || (isProblem && status.compareTo(told) > 0);
        if (answered && (isFilter || !unexplained)) {
            return told;
        }
        if (isProblem) {
            titles.add(title);
        }
        return status.worst(told);
    }
}
