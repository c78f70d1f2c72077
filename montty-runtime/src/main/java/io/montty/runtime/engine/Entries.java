package io.montty.runtime.engine;

import io.montty.api.CheckPart;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Finding;
import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.api.report.ReportEntry.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Make the report's entries: one method for each thing that can become of a node. */
public final class Entries {

    /** Rank a check that came to no answer: an unanswered question about a server is not good news. */
    private static final Status UNANSWERED = Status.ALERT;

    private static final int LONGEST_SUMMARY = 500;
    private static final int LONGEST_FINDING = 4 * 1024;
    private static final int MOST_METRICS = 500;

    private Entries() {}

    static ReportEntry completed(CheckSpec spec, CheckResult result, Duration duration) {
        ReportEntry entry = answered(spec.id(), spec.title(), spec.tags(), result, result.status());
        return Parts.added(entry.withDuration(duration), result);
    }

    /** Make the entry of one part of a check, without parts of its own. */
    static ReportEntry part(String id, Set<String> tags, CheckPart part) {
        boolean answered = part.outcome() instanceof Outcome.Completed;
        Status status = answered ? part.result().status() : UNANSWERED;
        ReportEntry entry = answered(id, part.heading().title(), tags, part.result(), status)
                .withOutcome(part.outcome())
                .withHeading(part.heading().title(), part.heading().level());
        return part.filter() ? entry.asFilter() : entry;
    }

    static ReportEntry crashed(CheckSpec spec, String reason, List<String> output, Duration duration) {
        return without(spec, UNANSWERED, new Outcome.Crashed(brief(reason)), "crashed: " + reason, output, duration);
    }

    static ReportEntry timedOut(CheckSpec spec, List<String> output, Duration duration) {
        String summary = "timed out after " + spec.timeout().toMillis() / 1000.0 + " s";
        return without(spec, UNANSWERED, new Outcome.TimedOut(spec.timeout()), summary, output, duration);
    }

    private static ReportEntry answered(String id, String title, Set<String> tags, CheckResult result, Status status) {
        List<String> texts = new ArrayList<>(List.of(result.summary()));
        texts.addAll(result.details());
        BoundedOutput output = BoundedOutput.of(texts);
        return new ReportEntry(
                id,
                title,
                Kind.CHECK,
                false,
                tags,
                status,
                new Outcome.Completed(),
                brief(result.summary()),
                output.lines(),
                output.cut(),
                result.metrics().subList(0, Math.min(result.metrics().size(), MOST_METRICS)),
                Duration.ZERO,
                List.of());
    }

    /** Make the entry of a node that did not run, with entries of the same kind for all below it. */
    static ReportEntry skipped(PlannedNode node, String because) {
        List<ReportEntry> children = new ArrayList<>();
        if (node instanceof PlannedNode.PlannedGroup group) {
            group.filters()
                    .forEach(filter -> children.add(skipped(filter, because).asFilter()));
            group.members().forEach(member -> children.add(skipped(member, because)));
        }
        CheckSpec spec = node.spec();
        return new ReportEntry(
                spec.id(),
                spec.title(),
                children.isEmpty() ? Kind.CHECK : Kind.GROUP,
                false,
                spec.tags(),
                Status.NA,
                new Outcome.Skipped(brief(because)),
                brief("skipped: " + because),
                List.of(),
                false,
                List.of(),
                Duration.ZERO,
                children);
    }

    /** Return {@code entry} and all below it with each output cut at {@code longest} characters, and a metric kept for each 100 of them. */
    public static ReportEntry cut(ReportEntry entry, int longest) {
        BoundedOutput output = BoundedOutput.of(entry.output(), longest);
        return entry.withMetrics(
                        entry.metrics().subList(0, Math.min(entry.metrics().size(), longest / 100)))
                .withOutput(output.lines(), entry.cut() || output.cut())
                .withChildren(entry.children().stream()
                        .map(child -> cut(child, longest))
                        .toList());
    }

    static ReportEntry group(
            CheckSpec spec, Status status, String summary, Duration duration, List<ReportEntry> children) {
        return new ReportEntry(
                spec.id(),
                spec.title(),
                Kind.GROUP,
                false,
                spec.tags(),
                status,
                new Outcome.Completed(),
                brief(summary),
                List.of(),
                false,
                List.of(),
                duration,
                children);
    }

    /** Make one entry that holds everything MonTTY itself has to say about the run. */
    public static ReportEntry findings(List<Finding> findings) {
        List<ReportEntry> children = new ArrayList<>();
        for (Finding finding : findings) {
            children.add(finding(finding.source(), finding.status(), finding.message(), List.of()));
        }
        Status worst = Status.worst(findings.stream().map(Finding::status).toList());
        String count = findings.size() == 1 ? "1 finding" : findings.size() + " findings";
        return finding("montty.findings", worst, count + " of the checker itself", children);
    }

    private static ReportEntry finding(String source, Status status, String message, List<ReportEntry> children) {
        BoundedOutput output = BoundedOutput.of(children.isEmpty() ? List.of(message) : List.of(), LONGEST_FINDING);
        return new ReportEntry(
                source,
                children.isEmpty() ? source : "MonTTY findings",
                Kind.FINDING,
                false,
                Set.of(),
                status,
                new Outcome.Completed(),
                brief(message),
                output.lines(),
                output.cut(),
                List.of(),
                Duration.ZERO,
                children);
    }

    private static ReportEntry without(
            CheckSpec spec, Status status, Outcome outcome, String summary, List<String> output, Duration duration) {
        List<String> texts = new ArrayList<>(List.of(summary));
        texts.addAll(output);
        BoundedOutput lines = BoundedOutput.of(texts);
        return new ReportEntry(
                spec.id(),
                spec.title(),
                Kind.CHECK,
                false,
                spec.tags(),
                status,
                outcome,
                brief(summary),
                lines.lines(),
                lines.cut(),
                List.of(),
                duration,
                List.of());
    }

    private static String brief(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= LONGEST_SUMMARY ? line : line.substring(0, LONGEST_SUMMARY) + " [cut]";
    }
}
