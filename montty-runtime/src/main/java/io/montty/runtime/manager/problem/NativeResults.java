package io.montty.runtime.manager.problem;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.state.CheckState;
import java.util.List;

/**
 * Find what the tree of a native report tells of each check.
 *
 * <p>A group is told by what is in it, unless it came to no answer itself or is worse than all that. A filter is asked
 * whether others are to run, so its WARN is no problem; that it came to no answer is one.
 */
final class NativeResults {

    private final ResultCollector collector;

    NativeResults(ResultCollector collector) {
        this.collector = collector;
    }

    /** Take all {@code entries} and return the worst status that was told of them. */
    Status take(List<ReportEntry> entries, boolean filters) {
        Status worst = Status.NA;
        for (ReportEntry entry : entries) {
            worst = worst.worst(take(entry, filters || entry.filter()));
        }
        return worst;
    }

    private Status take(ReportEntry entry, boolean filter) {
        Status below = take(entry.children(), filter);
        boolean leaf = entry.children().isEmpty();
        boolean unexplained =
                leaf || (Severity.isProblem(entry.status()) && entry.status().compareTo(below) > 0);
        if (cameToNoAnswer(entry) || (unexplained && !filter)) {
            collector.tell(result(entry, entry.status(), entry.summary()));
            return entry.status().worst(below);
        }
        // Others tell what is wrong here, or nothing is; what was told of it before has come to an end.
        collector.settle(result(entry, entry.status() == Status.NA ? Status.NA : Status.OKAY, ""));
        return below;
    }

    private static boolean cameToNoAnswer(ReportEntry entry) {
        return entry.outcome() instanceof Outcome.Crashed || entry.outcome() instanceof Outcome.TimedOut;
    }

    private static Result result(ReportEntry entry, Status status, String summary) {
        return new Result(
                entry.id(),
                entry.title(),
                entry.tags(),
                entry.kind() == ReportEntry.Kind.FINDING ? CheckState.Kind.FINDING : CheckState.Kind.CHECK,
                status,
                outcome(entry.outcome()),
                summary,
                entry.metrics());
    }

    private static String outcome(Outcome outcome) {
        if (outcome instanceof Outcome.Skipped) {
            return "skipped";
        }
        if (outcome instanceof Outcome.Crashed) {
            return "crashed";
        }
        return outcome instanceof Outcome.TimedOut ? "timed_out" : "completed";
    }
}
