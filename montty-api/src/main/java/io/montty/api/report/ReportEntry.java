package io.montty.api.report;

import io.montty.api.Metric;
import io.montty.api.Outcome;
import io.montty.api.Status;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hold what became of one node of the check tree.
 *
 * @param id the check's id
 * @param title the check's title
 * @param kind what sort of node it is
 * @param filter whether it is a filter of its parent
 * @param tags the check's tags
 * @param status for a group, the worst of its members that count
 * @param outcome whether it came to an answer
 * @param summary one line
 * @param output further lines, without line ends
 * @param cut whether the output was longer than its limit
 * @param metrics figures measured
 * @param duration how long it took
 * @param children filters first, then members, in the order they are configured; empty for a single check
 * @param level how far down its author sees it, 0 to 5; null for as deep as it is nested
 * @param carried what earlier run the answer is of; null for the report's own
 */
public record ReportEntry(
        String id,
        String title,
        Kind kind,
        boolean filter,
        Set<String> tags,
        Status status,
        Outcome outcome,
        String summary,
        List<String> output,
        boolean cut,
        List<Metric> metrics,
        Duration duration,
        List<ReportEntry> children,
        @Nullable Integer level,
        @Nullable Carried carried) {

    /** Tell sorts of nodes apart. */
    public enum Kind {
        CHECK,
        GROUP,
        /** Something that MonTTY itself has to say about the run. */
        FINDING
    }

    public ReportEntry {
        tags = Set.copyOf(tags);
        output = List.copyOf(output);
        metrics = List.copyOf(metrics);
        children = List.copyOf(children);
    }

    /** Make an entry of the report's own run that is shown as deep as it is nested. */
    public ReportEntry(
            String id,
            String title,
            Kind kind,
            boolean filter,
            Set<String> tags,
            Status status,
            Outcome outcome,
            String summary,
            List<String> output,
            boolean cut,
            List<Metric> metrics,
            Duration duration,
            List<ReportEntry> children) {
        this(
                id, title, kind, filter, tags, status, outcome, summary, output, cut, metrics, duration, children, null,
                null);
    }

    /** Return this entry with another id. */
    public ReportEntry withId(String id) {
        return new ReportEntry(
                id, title, kind, filter, tags, status, outcome, summary, output, cut, metrics, duration, children,
                level, carried);
    }

    /** Return this entry as another sort of node. */
    public ReportEntry withKind(Kind kind) {
        return new ReportEntry(
                id, title, kind, filter, tags, status, outcome, summary, output, cut, metrics, duration, children,
                level, carried);
    }

    /** Return this entry with another outcome. */
    public ReportEntry withOutcome(Outcome outcome) {
        return new ReportEntry(
                id, title, kind, filter, tags, status, outcome, summary, output, cut, metrics, duration, children,
                level, carried);
    }

    /** Return this entry as one that took {@code duration}. */
    public ReportEntry withDuration(Duration duration) {
        return new ReportEntry(
                id, title, kind, filter, tags, status, outcome, summary, output, cut, metrics, duration, children,
                level, carried);
    }

    /** Return this entry with another status and summary. */
    public ReportEntry withStatus(Status status, String summary) {
        return new ReportEntry(
                id, title, kind, filter, tags, status, outcome, summary, output, cut, metrics, duration, children,
                level, carried);
    }

    /** Return this entry under another title, shown at {@code level}, or as deep as it is nested if that is null. */
    public ReportEntry withHeading(String title, @Nullable Integer level) {
        return new ReportEntry(
                id, title, kind, filter, tags, status, outcome, summary, output, cut, metrics, duration, children,
                level, carried);
    }

    /** Return this entry as the answer of an earlier run. */
    public ReportEntry withCarried(Carried carried) {
        return new ReportEntry(
                id, title, kind, filter, tags, status, outcome, summary, output, cut, metrics, duration, children,
                level, carried);
    }

    /** Return this entry with other children. */
    public ReportEntry withChildren(List<ReportEntry> children) {
        return new ReportEntry(
                id, title, kind, filter, tags, status, outcome, summary, output, cut, metrics, duration, children,
                level, carried);
    }

    /** Return this entry with other metrics. */
    public ReportEntry withMetrics(List<Metric> metrics) {
        return new ReportEntry(
                id, title, kind, filter, tags, status, outcome, summary, output, cut, metrics, duration, children,
                level, carried);
    }

    /** Return this entry with other output. */
    public ReportEntry withOutput(List<String> output, boolean cut) {
        return new ReportEntry(
                id, title, kind, filter, tags, status, outcome, summary, output, cut, metrics, duration, children,
                level, carried);
    }

    /** Return this entry, marked as a filter of its parent. */
    public ReportEntry asFilter() {
        return new ReportEntry(
                id, title, kind, true, tags, status, outcome, summary, output, cut, metrics, duration, children, level,
                carried);
    }
}
