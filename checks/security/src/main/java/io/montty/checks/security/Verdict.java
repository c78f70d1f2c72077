package io.montty.checks.security;

import io.montty.api.CheckResult;
import io.montty.api.Metric;
import io.montty.api.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Collect what a check sees, and answer with the worst of it.
 *
 * <p>Where nothing is wrong but something could not be judged, the answer is NA: nobody may take it for a good one.
 */
final class Verdict {

    private static final int MOST_LINES = 50;
    private static final int LONGEST_LINE = 400;

    private final Map<Status, List<String>> noted = new LinkedHashMap<>();
    private final List<String> details = new ArrayList<>();
    private final List<Metric> metrics = new ArrayList<>();

    /** Note {@code words}, which make the answer at least {@code status}; NA for what could not be judged. */
    Verdict note(Status status, String words) {
        noted.computeIfAbsent(status, key -> new ArrayList<>()).add(printable(words));
        return this;
    }

    /** Note what could not be judged, and why. */
    Verdict unjudged(String why) {
        return note(Status.NA, why);
    }

    /** Note what only is told. */
    Verdict detail(String words) {
        details.add(printable(words));
        return this;
    }

    Verdict measure(Metric metric) {
        metrics.add(metric);
        return this;
    }

    /** Return the worst that was noted; OKAY if nothing was. */
    Status status() {
        return Stream.of(Status.ALERT, Status.WARN, Status.NA)
                .filter(noted::containsKey)
                .findFirst()
                .orElse(Status.OKAY);
    }

    /** Answer with the worst that was noted, or with {@code okay} if nothing was. */
    CheckResult answer(String okay) {
        Status status = status();
        List<String> worst = noted.getOrDefault(status, List.of());
        long others = Stream.of(Status.ALERT, Status.WARN)
                .mapToInt(other -> noted.getOrDefault(other, List.of()).size())
                .sum();
        String more = status != Status.NA && others > 1 ? " (and " + (others - 1) + " more)" : "";
        String summary = worst.isEmpty() ? printable(okay) : worst.get(0) + more;
        return new CheckResult(status, summary, lines(summary), metrics);
    }

    private List<String> lines(String summary) {
        List<String> lines = Stream.of(
                        told(Status.ALERT, "ALERT: "),
                        told(Status.WARN, "WARN: "),
                        told(Status.NA, "not judged: "),
                        details.stream())
                .flatMap(all -> all)
                .filter(line -> !line.endsWith(summary))
                .toList();
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        return Stream.concat(
                        lines.stream().limit(MOST_LINES), Stream.of("and " + (lines.size() - MOST_LINES) + " more"))
                .toList();
    }

    private Stream<String> told(Status status, String mark) {
        return noted.getOrDefault(status, List.of()).stream().map(words -> mark + words);
    }

    /** Names of files and words of programs are a stranger's: on one line, and not without end. */
    private static String printable(String words) {
        String line = words.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "...";
    }
}
