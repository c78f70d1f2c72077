package io.montty.runtime.manager.problem;

import io.montty.api.Metric;
import io.montty.api.Status;
import io.montty.runtime.state.CheckState;
import java.util.List;
import java.util.Set;

/**
 * Hold what one report tells of one check.
 *
 * @param id the check's id; for a legacy report, its title
 * @param title the check's title
 * @param tags the check's tags
 * @param kind who says so
 * @param status what it says
 * @param outcome {@code completed}, {@code crashed}, {@code timed_out} or {@code skipped}
 * @param summary the first line of its output
 * @param metrics what it measured
 */
public record Result(
        String id,
        String title,
        Set<String> tags,
        CheckState.Kind kind,
        Status status,
        String outcome,
        String summary,
        List<Metric> metrics) {

    public Result {
        tags = Set.copyOf(tags);
        metrics = List.copyOf(metrics);
    }
}
