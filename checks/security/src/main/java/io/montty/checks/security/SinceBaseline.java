package io.montty.checks.security;

import io.montty.api.Baseline;
import io.montty.api.CheckResult;
import io.montty.api.Difference;
import io.montty.api.Metric;
import io.montty.api.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Answer with what has changed since the baseline was made.
 *
 * @param baseline what was taken for right
 * @param things what is compared, in the plural, as in {@code setuid files}
 * @param whenChanged the status that a change makes
 */
record SinceBaseline(Baseline baseline, String things, Status whenChanged) {

    private static final int MOST_LINES = 200;

    /** Compare {@code now}, each thing by its name with what is to stay the same of it, with the baseline. */
    CheckResult answer(Map<String, String> now) {
        Optional<Difference> difference = baseline.compare(now);
        CheckResult result = difference.map(found -> compared(found, now)).orElseGet(() -> first(now));
        return result.withMetrics(Metric.of("found", now.size(), ""));
    }

    private CheckResult first(Map<String, String> now) {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(now).forEach((name, value) -> lines.add(value.isEmpty() ? name : name + ": " + value));
        return CheckResult.na("no baseline yet; " + things + " found: " + now.size()
                        + "; if all of them are right, take them for it with: " + baseline.command())
                .withDetails(bounded(lines));
    }

    private CheckResult compared(Difference difference, Map<String, String> now) {
        if (difference.isEmpty()) {
            return CheckResult.okay(things + " as in the baseline: " + now.size());
        }
        List<String> lines = difference.lines();
        String more = lines.size() > 1 ? " and " + (lines.size() - 1) + " more" : "";
        return CheckResult.of(
                        whenChanged,
                        things + " changed: " + lines.get(0) + more + "; if this is right: " + baseline.command())
                .withDetails(bounded(lines));
    }

    private static List<String> bounded(List<String> lines) {
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        List<String> first = new ArrayList<>(lines.subList(0, MOST_LINES));
        first.add("and " + (lines.size() - MOST_LINES) + " more, which montty checks baseline --dry-run shows");
        return first;
    }
}
