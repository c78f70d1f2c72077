package io.montty.runtime.monitor.screen;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Library;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Visit;
import io.montty.runtime.monitor.fleet.Visit.Seen;
import io.montty.runtime.state.HostKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
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

    /** How many characters of all outputs together are kept. */
    static final int MOST_IN_ALL = 2 * 1024 * 1024;

    private static final int LONGEST_SUMMARY = 200;

    private static final Comparator<Theirs> WORST_FIRST = Comparator.<Theirs, Status>comparing(
                    theirs -> theirs.problem().status())
            .reversed()
            .thenComparing(theirs -> theirs.problem().isQuiet())
            .thenComparing(theirs -> theirs.problem().since(), Comparator.reverseOrder())
            .thenComparing(Theirs::host);

    private record Theirs(HostKey host, Problem problem) {}

    private record Unread(ReportRef report, String id, List<Problem> problems) {}

    private final CheckOutputs outputs = new CheckOutputs();

    /** What checks said, by report and check. */
    private final Map<String, Map<String, List<String>>> read = new HashMap<>();

    private final Deque<Unread> unread = new ArrayDeque<>();

    /** Note all that {@code world} holds, as {@link #take} does, with as many reports as are to be read. */
    public Optional<Visit> of(World world, Library library, Moment now) {
        begin(world);
        read(library, MOST_REPORTS);
        return take(world, now);
    }

    /** Find out which reports are to be read. */
    void begin(World world) {
        Map<String, List<Problem>> wanted = new LinkedHashMap<>();
        for (Theirs theirs : problems(world)) {
            String report = theirs.problem().report();
            if (!report.isEmpty() && (wanted.size() < MOST_REPORTS || wanted.containsKey(report))) {
                wanted.computeIfAbsent(report, id -> new ArrayList<>()).add(theirs.problem());
            }
        }
        read.keySet().retainAll(wanted.keySet());
        wanted.keySet().removeAll(read.keySet());
        unread.clear();
        for (ReportRef report :
                wanted.isEmpty() ? List.<ReportRef>of() : world.snapshot().reports()) {
            String id = report.id();
            List<Problem> problems = id == null ? null : wanted.get(id);
            if (id != null && problems != null) {
                unread.add(new Unread(report, id, problems));
            }
        }
    }

    /** Read some of them; return how many are left. */
    int read(Library library, int most) {
        for (int i = 0; i < most && !unread.isEmpty(); i++) {
            Unread next = unread.remove();
            library.read(next.report())
                    .ifPresent(reading -> read.put(next.id(), outputs.of(reading.checks(), next.problems())));
        }
        return unread.size();
    }

    /**
     * Note what {@code world} holds, with what was read.
     *
     * @return empty as long as not all hosts were looked at, since the others would seem to be gone
     */
    Optional<Visit> take(World world, Moment now) {
        List<HostSummary> hosts = world.snapshot().hosts();
        if (hosts.isEmpty() || world.snapshot().unread() > 0) {
            return Optional.empty();
        }
        List<Seen> seen = new ArrayList<>();
        int left = MOST_IN_ALL;
        for (Theirs theirs : problems(world)) {
            Optional<List<String>> output = output(theirs.problem(), left);
            left -= output.map(VisitNotes::length).orElse(0);
            seen.add(seen(theirs, output));
        }
        return Optional.of(new Visit(
                now.wall(), hosts.stream().map(HostSummary::key).sorted().toList(), seen));
    }

    private static List<Theirs> problems(World world) {
        return world.snapshot().hosts().stream()
                .flatMap(host -> host.problems().stream().map(problem -> new Theirs(host.key(), problem)))
                .sorted(WORST_FIRST)
                .limit(Visit.MOST_PROBLEMS)
                .toList();
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

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 3)) + "...";
    }
}
