package io.montty.runtime.monitor.screen;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.Carried;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.monitor.classic.OutcomeText;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import io.montty.runtime.report.AgeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Write the lines of one entry of a report. */
final class EntryLines {

    private static final int MARGIN = 3;
    private static final int STEP = 2;
    private static final int OUTPUT = 3;
    private static final int LABEL = 8;

    /** So deep that no check has to be; deeper ones stand below each other. */
    private static final int DEEPEST = 8;

    private EntryLines() {}

    /** Return the line that names the entry: how it is, what it is, and why it came to no answer. */
    static Line header(ReportEntry entry, int depth, Instant now) {
        List<Span> spans = new ArrayList<>(label(entry.status()));
        if (depth > 0) {
            spans.add(new Span(".".repeat(depth) + (entry.filter() ? " (f) " : " (+) "), Role.FAINT));
        }
        spans.add(Span.plain(entry.title() + (entry.kind() == ReportEntry.Kind.FINDING ? " (finding)" : "")));
        spans.add(new Span(OutcomeText.of(entry.outcome()), Role.NOTICE));
        Carried carried = entry.carried();
        if (carried != null) {
            spans.add(new Span(" (" + AgeText.of(carried, now) + ")", carried.isStale(now) ? Role.NOTICE : Role.FAINT));
        }
        return new Line(
                MARGIN + STEP * Math.min(depth, DEEPEST),
                spans.stream().filter(span -> !span.text().isEmpty()).toList());
    }

    /** Return a status in as many columns as all of them take, its word below the words of others. */
    static List<Span> label(Status status) {
        Role role = Role.of(status);
        int before = role == Role.OKAY ? 2 : 0; // the only one that has no glyph in front
        String after = " ".repeat(LABEL - before - role.label().length());
        Stream<Span> spans = Stream.of(Span.plain(" ".repeat(before)), new Span(role.label(), role), Span.plain(after));
        return spans.filter(span -> !span.text().isEmpty()).toList();
    }

    /** Return the lines that stand below the header. */
    static List<Line> output(ReportEntry entry, int depth) {
        int indent = MARGIN + STEP * Math.min(depth, DEEPEST) + OUTPUT;
        List<Line> lines = new ArrayList<>();
        if (!isSaidElsewhere(entry)) {
            lines.add(Line.of(indent, entry.summary(), Role.PLAIN));
        }
        outputBelow(entry).forEach(line -> lines.add(line.isEmpty() ? Line.EMPTY : Line.of(indent, line, Role.PLAIN)));
        if (entry.cut()) {
            lines.add(Line.of(indent, "[cut: the check's output was longer than its limit]", Role.FAINT));
        }
        return lines;
    }

    /** A check that came to no answer and said nothing has the reason for its output, which the header tells already. */
    private static List<String> outputBelow(ReportEntry entry) {
        List<String> output = entry.output();
        return output.size() == 1 && isOutcome(output.get(0).strip(), entry.outcome()) ? List.of() : output;
    }

    private static boolean isOutcome(String text, Outcome outcome) {
        return outcome instanceof Outcome.TimedOut
                ? text.matches("timed out after [0-9.]+ s")
                : !(outcome instanceof Outcome.Completed)
                        && OutcomeText.of(outcome).strip().equals(text);
    }

    /** Mostly the output begins with the summary, or the summary tells of the outcome or of what is below. */
    private static boolean isSaidElsewhere(ReportEntry entry) {
        String summary = entry.summary().strip();
        if (summary.isEmpty()
                || (!entry.output().isEmpty() && begins(entry.output().get(0), summary))) {
            return true;
        }
        Outcome outcome = entry.outcome();
        if (outcome instanceof Outcome.TimedOut && summary.startsWith("timed out after")) {
            return true;
        }
        return OutcomeText.of(outcome).endsWith(summary)
                || entry.children().stream().anyMatch(child -> summary.equals(child.title() + ": " + child.summary()));
    }

    private static boolean begins(String output, String summary) {
        String kept = summary.endsWith(" [cut]") ? summary.substring(0, summary.length() - " [cut]".length()) : summary;
        return output.strip().startsWith(kept);
    }
}
