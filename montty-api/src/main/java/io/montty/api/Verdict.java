package io.montty.api;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Collect what a check sees of many things, and answer with the worst of it.
 *
 * <p>Where nothing is wrong but something could not be judged, the answer is NA: nobody may take it for a good one. The
 * first of the worst is the summary, all else is told in the details, the worst first. Words are told on one line of at
 * most 400 characters, since the names of files and the words of programs may be anything; at most 50 lines are told.
 *
 * <p>It is not safe for use by several threads.
 */
public final class Verdict {

    private static final int MOST_LINES = 50;
    private static final int LONGEST_LINE = 400;

    /** Every status from the worst on, and what stands before its lines in the details. */
    private static final Map<Status, String> MARKS = marks();

    private final Map<Status, List<String>> noted = new EnumMap<>(Status.class);
    private final Map<String, Metric> metrics = new LinkedHashMap<>();

    private static Map<Status, String> marks() {
        Map<Status, String> marks = new LinkedHashMap<>();
        marks.put(Status.ALERT, "ALERT: ");
        marks.put(Status.WARN, "WARN: ");
        marks.put(Status.NA, "not judged: ");
        marks.put(Status.OKAY, "");
        return marks;
    }

    /** Note something that is {@code status}: wrong, not to be judged (NA), or fine and only told (OKAY). */
    public Verdict note(Status status, String words) {
        noted.computeIfAbsent(status, key -> new ArrayList<>()).add(printable(words));
        return this;
    }

    /** Note that something is wrong. */
    public Verdict note(Severity severity, String words) {
        return note(severity.status(), words);
    }

    /** Note what could not be judged, and why. */
    public Verdict unjudged(String why) {
        return note(Status.NA, why);
    }

    /** Note what is only told. */
    public Verdict detail(String words) {
        return note(Status.OKAY, words);
    }

    /** Note a figure; the first of a name is kept. */
    public Verdict measure(Metric metric) {
        metrics.putIfAbsent(metric.name(), metric);
        return this;
    }

    /** Answer with the worst that was noted, or with {@code okay} if nothing was but what is only told. */
    public CheckResult answer(String okay) {
        Status worst =
                MARKS.keySet().stream().filter(noted::containsKey).findFirst().orElse(Status.OKAY);
        String summary = worst == Status.OKAY ? printable(okay) : summary(worst);
        List<String> details =
                details(worst).filter(line -> !line.equals(summary)).toList();
        return new CheckResult(worst, summary, bounded(details), List.copyOf(metrics.values()));
    }

    private String summary(Status worst) {
        int more = words(worst).size()
                - 1
                + (worst == Status.ALERT ? words(Status.WARN).size() : 0);
        return words(worst).get(0) + (more > 0 ? " (and " + more + " more)" : "");
    }

    /** Return a line for all that was noted but the summary. */
    private Stream<String> details(Status worst) {
        return MARKS.entrySet().stream()
                .flatMap(entry -> words(entry.getKey()).stream()
                        .skip(entry.getKey() == worst && worst != Status.OKAY ? 1 : 0)
                        .map(words -> entry.getValue() + words));
    }

    private List<String> words(Status status) {
        return noted.getOrDefault(status, List.of());
    }

    private static List<String> bounded(List<String> lines) {
        return lines.size() <= MOST_LINES
                ? lines
                : Stream.concat(
                                lines.stream().limit(MOST_LINES),
                                Stream.of("and " + (lines.size() - MOST_LINES) + " more"))
                        .toList();
    }

    private static String printable(String words) {
        String line = words.replaceAll("\\p{Cntrl}+", " ");
        return line.codePointCount(0, line.length()) <= LONGEST_LINE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE)) + "...";
    }
}
