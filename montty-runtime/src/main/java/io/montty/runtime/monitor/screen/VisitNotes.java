package io.montty.runtime.monitor.screen;

import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Library;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Visit;
import io.montty.runtime.monitor.fleet.Visit.Seen;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.state.HostKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Note what a user sees. What checks said is read from the reports that told of the problems, of the worst first; a
 * report is read once, however often it is noted.
 */
public final class VisitNotes {

    /** How many reports are read at most; of other problems the first line is known without. */
    static final int MOST_REPORTS = 300;

    /** How many lines of one output are kept. */
    static final int MOST_LINES = 40;

    /** How many characters of one output are kept. */
    static final int MOST_CHARACTERS = 4_096;

    /** How many characters of all outputs together are kept. */
    static final int MOST_IN_ALL = 2 * 1024 * 1024;

    private static final int LONGEST_SUMMARY = 200;

    /** Stands before an id that is the server's to give, where a host gave it; not in the report itself. */
    private static final String HOSTS = "host:";

    private static final Comparator<Theirs> WORST_FIRST = Comparator.<Theirs, Status>comparing(
                    theirs -> theirs.problem().status())
            .reversed()
            .thenComparing(theirs -> theirs.problem().isQuiet())
            .thenComparing(theirs -> theirs.problem().since(), Comparator.reverseOrder())
            .thenComparing(Theirs::host);

    private record Theirs(HostKey host, Problem problem) {}

    private final TextSanitizer sanitizer = new TextSanitizer();

    /** What checks said, by report and check. */
    private Map<String, Map<String, List<String>>> read = new HashMap<>();

    /**
     * Note what {@code world} holds.
     *
     * @return empty as long as not all hosts were looked at, since the others would seem to be gone
     */
    public Optional<Visit> of(World world, Library library, Moment now) {
        List<HostSummary> hosts = world.snapshot().hosts();
        if (hosts.isEmpty() || world.snapshot().unread() > 0) {
            return Optional.empty();
        }
        List<Theirs> problems = hosts.stream()
                .flatMap(host -> host.problems().stream().map(problem -> new Theirs(host.key(), problem)))
                .sorted(WORST_FIRST)
                .limit(Visit.MOST_PROBLEMS)
                .toList();
        read(problems, world, library);
        List<Seen> seen = new ArrayList<>();
        int left = MOST_IN_ALL;
        for (Theirs theirs : problems) {
            Optional<List<String>> output = output(theirs.problem(), left);
            left -= output.map(VisitNotes::length).orElse(0);
            seen.add(seen(theirs, output));
        }
        return Optional.of(
                new Visit(now.wall(), hosts.stream().map(HostSummary::key).sorted().toList(), seen));
    }

    private static int length(List<String> lines) {
        return lines.stream().mapToInt(String::length).sum();
    }

    private static Seen seen(Theirs theirs, Optional<List<String>> output) {
        Problem problem = theirs.problem();
        List<String> lines = new ArrayList<>();
        lines.add(cut(problem.summary(), LONGEST_SUMMARY));
        lines.addAll(output.orElse(List.of()));
        return new Seen(
                theirs.host(),
                problem.check(),
                problem.title(),
                problem.status(),
                problem.fingerprint(),
                output.isPresent(),
                lines);
    }

    /** Return what stands below the summary; empty if that is not known, or there is no room. */
    private Optional<List<String>> output(Problem problem, int left) {
        return Optional.ofNullable(read.getOrDefault(problem.report(), Map.of()).get(problem.check()))
                .filter(lines -> length(lines) <= left);
    }

    private void read(List<Theirs> problems, World world, Library library) {
        Map<String, List<Problem>> wanted = new LinkedHashMap<>();
        for (Theirs theirs : problems) {
            String report = theirs.problem().report();
            if (!report.isEmpty() && (wanted.size() < MOST_REPORTS || wanted.containsKey(report))) {
                wanted.computeIfAbsent(report, id -> new ArrayList<>()).add(theirs.problem());
            }
        }
        read.keySet().retainAll(wanted.keySet());
        wanted.keySet().removeAll(read.keySet());
        if (!wanted.isEmpty()) {
            readFiled(wanted, world, library);
        }
    }

    private void readFiled(Map<String, List<Problem>> wanted, World world, Library library) {
        for (ReportRef report : world.snapshot().reports()) {
            String id = report.id();
            List<Problem> problems = id == null ? null : wanted.get(id);
            if (id != null && problems != null) {
                library.read(report).ifPresent(reading -> read.put(id, outputs(reading.checks(), problems)));
            }
        }
    }

    private Map<String, List<String>> outputs(List<ReportEntry> entries, List<Problem> problems) {
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

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 3)) + "...";
    }
}
