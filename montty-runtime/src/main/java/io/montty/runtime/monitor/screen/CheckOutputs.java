package io.montty.runtime.monitor.screen;

import io.montty.api.report.ReportEntry;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.report.TextSanitizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Find in a report what the checks said that problems are about, within bounds and without the summary. */
final class CheckOutputs {

    /** How many lines of one output are kept. */
    static final int MOST_LINES = 40;

    /** How many characters of one output are kept. */
    static final int MOST_CHARACTERS = 4_096;

    /** Stands before an id that is the server's to give, where a host gave it; not in the report itself. */
    private static final String HOSTS = "host:";

    private final TextSanitizer sanitizer = new TextSanitizer();

    /** Return the outputs of {@code problems} by their checks; those that {@code entries} do not tell of are missing. */
    Map<String, List<String>> of(List<ReportEntry> entries, List<Problem> problems) {
        Map<String, List<String>> outputs = new HashMap<>();
        for (Problem problem : problems) {
            String id = sanitizer.line(problem.check());
            find(entries, id)
                    .or(() -> find(entries, id.startsWith(HOSTS) ? id.substring(HOSTS.length()) : id))
                    .ifPresent(entry -> outputs.put(problem.check(), bounded(entry.output(), problem.summary())));
        }
        return outputs;
    }

    private static List<String> bounded(List<String> output, String summary) {
        List<String> kept = new ArrayList<>();
        int room = MOST_CHARACTERS;
        for (String line : output.subList(0, Math.min(MOST_LINES, output.size()))) {
            room -= line.length();
            if (room < 0) {
                break;
            }
            if (!kept.isEmpty() || !line.equals(summary)) {
                kept.add(line);
            }
        }
        return kept;
    }

    /** Of several that bear the same id, the worst is what the problem is about. */
    private static Optional<ReportEntry> find(List<ReportEntry> entries, String id) {
        List<ReportEntry> found = new ArrayList<>();
        collect(entries, id, found);
        return found.stream().max(Comparator.comparing(ReportEntry::status));
    }

    private static void collect(List<ReportEntry> entries, String id, List<ReportEntry> found) {
        for (ReportEntry entry : entries) {
            if (entry.id().equals(id)) {
                found.add(entry);
            }
            collect(entry.children(), id, found);
        }
    }
}
