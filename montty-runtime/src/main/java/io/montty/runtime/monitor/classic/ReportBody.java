package io.montty.runtime.monitor.classic;

import io.montty.api.Status;
import io.montty.api.report.Carried;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import io.montty.runtime.report.AgeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lay out a report's tree of checks: a header line for each with its output indented below, and a summary. */
public final class ReportBody {

    private static final int STEP = 2;
    private static final int OUTPUT_INDENT = 8;

    private ReportBody() {}

    /**
     * Return the lines of {@code report}, whose text must be safe to print already.
     *
     * @param filed the status that it was filed under
     * @param now what the age of carried answers is told at
     */
    public static List<Line> of(Report report, Status filed, Instant now) {
        List<Line> lines = new ArrayList<>();
        if (filed != report.status()) {
            lines.add(disagreement(filed, report.status()));
            lines.add(Line.EMPTY);
        }
        for (ReportEntry entry : report.checks()) {
            addEntry(entry, 0, now, lines);
            lines.add(Line.EMPTY);
        }
        addSummary(report, lines);
        return lines;
    }

    /** Return the line that says that a report was filed under another status than its own. */
    public static Line disagreement(Status filed, Status own) {
        return Line.of(0, "filed as " + filed + ", the report itself says " + own, Role.NOTICE);
    }

    private static void addEntry(ReportEntry entry, int depth, Instant now, List<Line> lines) {
        lines.add(header(entry, depth, now));
        int indent = STEP * depth + OUTPUT_INDENT;
        // The output begins with the summary, unless there is no output.
        if (entry.output().isEmpty() && !entry.summary().isEmpty()) {
            lines.add(Line.of(indent, entry.summary(), Role.PLAIN));
        }
        for (String output : entry.output()) {
            lines.add(Line.of(indent, output, Role.PLAIN));
        }
        if (entry.cut()) {
            lines.add(Line.of(indent, "[cut: the check's output was longer than its limit]", Role.FAINT));
        }
        for (ReportEntry child : entry.children()) {
            addEntry(child, depth + 1, now, lines);
        }
    }

    private static Line header(ReportEntry entry, int depth, Instant now) {
        Role role = Role.of(entry.status());
        List<Span> spans = new ArrayList<>();
        spans.add(new Span(" ".repeat(glyphRoom(role)), Role.PLAIN));
        spans.add(new Span(role.label(), role));
        spans.add(Span.plain(
                " ".repeat(OUTPUT_INDENT - glyphRoom(role) - role.label().length())));
        if (depth > 0) {
            spans.add(new Span(".".repeat(depth) + " ", Role.FAINT));
        }
        spans.add(Span.plain(entry.title()));
        spans.add(Span.plain(sort(entry)));
        spans.add(new Span(OutcomeText.of(entry.outcome()), Role.NOTICE));
        Carried carried = entry.carried();
        if (carried != null) {
            spans.add(new Span(" (" + AgeText.of(carried, now) + ")", carried.isStale(now) ? Role.NOTICE : Role.FAINT));
        }
        return new Line(
                STEP * depth,
                spans.stream().filter(span -> !span.text().isEmpty()).toList());
    }

    /** Only OKAY has no glyph in front; its word lines up with the others' words. */
    private static int glyphRoom(Role role) {
        return role == Role.OKAY ? 2 : 0;
    }

    private static String sort(ReportEntry entry) {
        if (entry.kind() == ReportEntry.Kind.FINDING) {
            return " (finding)";
        }
        return entry.filter() ? " (filter)" : "";
    }

    private static void addSummary(Report report, List<Line> lines) {
        lines.add(counts(report.checks()));
        lines.add(Line.EMPTY);
        for (ReportEntry entry : report.checks()) {
            Role role = Role.of(entry.status());
            String gap = " ".repeat(OUTPUT_INDENT - role.label().length());
            lines.add(new Line(
                    STEP, List.of(new Span(role.label(), role), Span.plain(gap), new Span(entry.title(), Role.PLAIN))));
        }
    }

    private static Line counts(List<ReportEntry> checks) {
        List<Span> spans = new ArrayList<>();
        spans.add(new Span("SUMMARY:", Role.TITLE));
        for (Status status : List.of(Status.ALERT, Status.WARN, Status.OKAY, Status.NA)) {
            long count =
                    checks.stream().filter(entry -> entry.status() == status).count();
            Role role = Role.of(status);
            spans.add(Span.plain("   "));
            spans.add(new Span(role.label() + " " + count, count == 0 ? Role.FAINT : role));
        }
        return new Line(0, spans);
    }
}
