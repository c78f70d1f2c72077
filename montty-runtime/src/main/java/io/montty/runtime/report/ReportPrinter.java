package io.montty.runtime.report;

import io.montty.api.Status;
import io.montty.api.report.Carried;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Show a report as lines of text: everything of what is wrong, one line of what is well. */
public final class ReportPrinter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx");

    private final StatusStyle style;
    private final TextSanitizer sanitizer = new TextSanitizer();

    /** Prepare to show reports in {@code style}. */
    public ReportPrinter(StatusStyle style) {
        this.style = style;
    }

    /** Return the lines of {@code report}, safe to print on a terminal. */
    public List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        String host =
                report.host().name() + " " + String.join(" ", report.host().addresses());
        lines.add(style.show(report.status()) + safe(host.strip() + "  " + TIME.format(report.at())));
        lines.add("");
        report.checks().forEach(entry -> add(entry, report.at().toInstant(), "", lines));
        lines.add("");
        lines.add(counts(report) + "   in " + report.duration().toMillis() / 1000.0 + " s");
        return lines;
    }

    /** Return the lines of {@code entry} alone. */
    public List<String> lines(ReportEntry entry) {
        List<String> lines = new ArrayList<>();
        Carried carried = entry.carried();
        add(entry, carried == null ? Instant.EPOCH : carried.from().toInstant(), "", lines);
        return lines;
    }

    private void add(ReportEntry entry, Instant now, String indent, List<String> lines) {
        String title = (entry.filter() ? "filter " : "") + entry.title();
        boolean well = entry.status() == Status.OKAY || entry.status() == Status.NA;
        boolean leaf = entry.children().isEmpty();
        String rest = well && leaf && !entry.summary().isBlank()
                ? ": " + entry.summary().strip()
                : "";
        Carried carried = entry.carried();
        String age = carried == null ? "" : "  (" + AgeText.of(carried, now) + ")";
        lines.add(indent + style.show(entry.status()) + safe(title + rest + age));
        if (!well) {
            sanitizer
                    .lines(String.join("\n", entry.output()))
                    .forEach(line -> lines.add((indent + "          " + line).stripTrailing()));
        }
        entry.children().forEach(child -> add(child, now, indent + "  ", lines));
    }

    private String counts(Report report) {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        report.checks().forEach(entry -> count(entry, counts));
        StringJoiner text = new StringJoiner("  ");
        for (Status status : List.of(Status.ALERT, Status.WARN, Status.OKAY, Status.NA)) {
            text.add(style.brief(status) + " " + counts.getOrDefault(status, 0));
        }
        return text.toString();
    }

    private static void count(ReportEntry entry, Map<Status, Integer> counts) {
        if (entry.children().isEmpty()) {
            counts.merge(entry.status(), 1, Integer::sum);
        }
        entry.children().forEach(child -> count(child, counts));
    }

    private String safe(String text) {
        return sanitizer.line(text);
    }
}
