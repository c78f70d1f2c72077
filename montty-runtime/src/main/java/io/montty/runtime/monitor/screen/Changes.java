package io.montty.runtime.monitor.screen;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import io.montty.runtime.monitor.fleet.Change;
import io.montty.runtime.monitor.fleet.Change.Difference;
import io.montty.runtime.monitor.fleet.Change.Kind;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.fleet.Visit;
import io.montty.runtime.monitor.fleet.Visit.Place;
import io.montty.runtime.monitor.fleet.Visit.Seen;
import io.montty.runtime.state.HostKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compare what a user saw with what there is now. A problem that differs in nothing but numbers is as it was.
 */
final class Changes {

    private static final Comparator<Change> ORDER = Comparator.comparing(Change::kind)
            .thenComparing(Change::worst, Comparator.reverseOrder())
            .thenComparing(Change::host)
            .thenComparing(Change::title)
            .thenComparing(Change::check);

    private final Visit before;
    private final Visit after;
    private final World world;
    private final Map<Place, Problem> problems = new HashMap<>();
    private final List<Change> found = new ArrayList<>();
    private int same;

    /**
     * Compare.
     *
     * @param after what there is in {@code world}
     */
    Changes(Visit before, Visit after, World world) {
        this.before = before;
        this.after = after;
        this.world = world;
        for (HostSummary host : world.snapshot().hosts()) {
            host.problems().forEach(problem -> problems.put(new Place(host.key(), problem.check()), problem));
        }
        compareHosts();
        compareProblems();
        found.sort(ORDER);
    }

    /** Return what changed, in the order in which it is shown. */
    List<Change> found() {
        return found;
    }

    /** Return how many problems are as they were. */
    int same() {
        return same;
    }

    private void compareHosts() {
        Set<HostKey> were = new HashSet<>(before.hosts());
        Set<HostKey> are = new HashSet<>(after.hosts());
        for (HostKey host : after.hosts()) {
            if (!were.contains(host)) {
                Standing now = world.host(host).map(HostSummary::standing).orElse(Standing.NA);
                found.add(new Change(Kind.NEW, host, "", "(new host)", null, now, null, "", List.of()));
            }
        }
        for (HostKey host : before.hosts()) {
            if (!are.contains(host)) {
                found.add(new Change(Kind.GONE, host, "", "(host is gone)", null, null, null, "", List.of()));
            }
        }
    }

    private void compareProblems() {
        Map<Place, Seen> were = new HashMap<>();
        before.problems().forEach(seen -> were.put(seen.place(), seen));
        for (Seen is : after.problems()) {
            compare(were.remove(is.place()), is);
        }
        for (Seen was : were.values()) {
            if (!problems.containsKey(was.place())) {
                List<Difference> lines = was.output().stream()
                        .map(line -> new Difference(false, line))
                        .toList();
                found.add(new Change(
                        Kind.GONE, was.host(), was.check(), was.title(), standing(was), null, null, "", lines));
            }
        }
    }

    private void compare(@Nullable Seen was, Seen is) {
        Problem problem = problems.get(is.place());
        if (problem == null) {
            return;
        }
        if (was == null) {
            // Where there was no room for all, only what began since is new for sure.
            if (!before.isFull() || problem.since().isAfter(before.at())) {
                add(Kind.NEW, null, is, problem);
            }
        } else if (was.status() != is.status()) {
            add(is.status().compareTo(was.status()) > 0 ? Kind.WORSE : Kind.BETTER, was, is, problem);
        } else if (!was.fingerprint().equals(is.fingerprint())) {
            add(Kind.OTHER, was, is, problem);
        } else {
            same++;
        }
    }

    private void add(Kind kind, @Nullable Seen was, Seen is, Problem problem) {
        found.add(new Change(
                kind,
                is.host(),
                is.check(),
                is.title(),
                was == null ? null : standing(was),
                standing(is),
                problem.since(),
                problem.report(),
                differences(was, is)));
    }

    private static Standing standing(Seen seen) {
        return Standing.of(seen.status());
    }

    /** What was not read to its end on both sides is compared by its first line alone. */
    private static List<Difference> differences(@Nullable Seen was, Seen is) {
        boolean whole = was == null || (was.whole() && is.whole());
        List<String> old = was == null ? List.of() : whole ? was.output() : first(was.output());
        List<String> now = whole ? is.output() : first(is.output());
        List<Difference> lines = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
            delta.getSource().getLines().forEach(line -> lines.add(new Difference(false, line)));
            delta.getTarget().getLines().forEach(line -> lines.add(new Difference(true, line)));
        }
        return lines;
    }

    private static List<String> first(List<String> lines) {
        return lines.subList(0, Math.min(1, lines.size()));
    }
}
