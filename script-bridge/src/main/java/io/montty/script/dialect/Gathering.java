package io.montty.script.dialect;

import io.montty.api.Metric;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gather what a script said, its text apart from its metrics.
 *
 * <p>What cannot be taken for a metric stays in the text, with the reason. The reasons stop at some number, so that 64
 * KiB of nonsense do not become megabytes of report.
 */
final class Gathering {

    private static final int MOST_REASONS = 100;

    private final List<String> text = new ArrayList<>();
    private final List<Metric> metrics = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final List<String> furtherItems = new ArrayList<>();
    private int refusals;
    private int furtherLines;

    void say(String line) {
        text.add(line);
    }

    void say(List<String> lines) {
        text.addAll(lines);
    }

    /** Take {@code metric}, unless one of its name was taken before. */
    void take(Metric metric) throws MalformedException {
        requireNew(metric);
        metrics.add(metric);
    }

    /** Take {@code metrics}, or none of them if one of their names was taken before. */
    void take(List<Metric> metrics) throws MalformedException {
        int known = this.metrics.size();
        try {
            for (Metric metric : metrics) {
                take(metric);
            }
        } catch (MalformedException e) {
            List<Metric> taken = this.metrics.subList(known, this.metrics.size());
            taken.forEach(metric -> names.remove(metric.name()));
            taken.clear();
            throw e;
        }
    }

    /** Leave a whole line in the text, with the reason after it. */
    void refuseLine(String line, String reason) {
        text.add(line);
        if (++refusals <= MOST_REASONS) {
            text.add("[not a metric: " + reason + "]");
        } else {
            furtherLines++;
        }
    }

    /** Put a part of a line into the text, with the reason beside it. */
    void refuseItem(String source, String reason) {
        if (++refusals <= MOST_REASONS) {
            text.add("[not a metric: " + source + ": " + reason + "]");
        } else {
            furtherItems.add(source);
        }
    }

    List<String> text() {
        List<String> all = new ArrayList<>(text);
        if (!furtherItems.isEmpty()) {
            all.add("[no metrics either: " + String.join(" ", furtherItems) + "]");
        }
        if (furtherLines > 0) {
            all.add("[no metrics either: " + furtherLines + " more lines above]");
        }
        return all;
    }

    List<Metric> metrics() {
        return List.copyOf(metrics);
    }

    private void requireNew(Metric metric) throws MalformedException {
        if (!names.add(metric.name())) {
            throw new MalformedException("metric '" + metric.name() + "' was given before; its first value counts");
        }
    }
}
