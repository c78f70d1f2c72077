package io.montty.checks.host;

import io.montty.api.CheckResult;
import io.montty.api.Metric;
import io.montty.api.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Gather what is found of many things, and answer with the worst of it. */
final class Findings {

    private static final int MOST_LINES = 50;
    private static final int LONGEST_LINE = 400;

    private final List<String> alerts = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> unjudged = new ArrayList<>();
    private final List<String> fine = new ArrayList<>();
    private final Map<String, Metric> metrics = new LinkedHashMap<>();

    /** Note that something is wrong. */
    void add(Severity severity, String finding) {
        (severity == Severity.ALERT ? alerts : warnings).add(printable(finding));
    }

    /** Note that something could not be judged, and why. */
    void unjudged(String reason) {
        unjudged.add(printable(reason));
    }

    /** Note something that is as it should be, or that is only told. */
    void fine(String line) {
        fine.add(printable(line));
    }

    /** Note a figure; the first of a name is kept, one whose name is too long for a report is left out. */
    void measure(String name, double value, String unit) {
        if (fits(name)) {
            measure(Metric.of(printable(name), value, unit));
        }
    }

    /** Note a figure; the first of a name is kept. */
    void measure(Metric metric) {
        metrics.putIfAbsent(metric.name(), metric);
    }

    static boolean fits(String name) {
        return name.length() <= Metric.LONGEST_NAME;
    }

    /** Answer with the worst, NA where there is nothing wrong but not all could be judged, or {@code okay}. */
    CheckResult answer(String okay) {
        Status status = !alerts.isEmpty()
                ? Status.ALERT
                : !warnings.isEmpty() ? Status.WARN : !unjudged.isEmpty() ? Status.NA : Status.OKAY;
        String summary = switch (status) {
            case ALERT -> first(alerts, warnings.size());
            case WARN -> first(warnings, 0);
            case NA -> first(unjudged, 0);
            case OKAY -> printable(okay);
        };
        return new CheckResult(status, summary, details(summary), List.copyOf(metrics.values()));
    }

    private static String first(List<String> worst, int others) {
        int more = worst.size() - 1 + others;
        return worst.get(0) + (more > 0 ? " (and " + more + " more)" : "");
    }

    private List<String> details(String summary) {
        // The summary of a single finding has said all of it.
        return bounded(Stream.of(
                        told("ALERT: ", alerts, summary),
                        told("WARN: ", warnings, summary),
                        told("not judged: ", unjudged, summary),
                        told("", fine, summary))
                .flatMap(line -> line)
                .toList());
    }

    private static Stream<String> told(String mark, List<String> lines, String summary) {
        return lines.stream().filter(line -> !line.equals(summary)).map(line -> mark + line);
    }

    /** Return the first {@code MOST_LINES} of {@code lines} and how many more there are. */
    private static List<String> bounded(List<String> lines) {
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        List<String> kept = new ArrayList<>(lines.subList(0, MOST_LINES));
        kept.add("and " + (lines.size() - MOST_LINES) + " more");
        return kept;
    }

    /** Return {@code text} without what names of files and processes may bring along, line ends above all. */
    private static String printable(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().limit(LONGEST_LINE).forEach(c -> plain.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return plain.length() < text.length() ? plain + " ..." : plain.toString();
    }
}
