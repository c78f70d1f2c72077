package io.montty.runtime.monitor;

import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.filter.Subject;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.state.HostKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hold one host of a list that is printed. All text in it is safe to print.
 *
 * @param summary what is known of it
 * @param reports how many filed reports it has
 */
public record ListedHost(HostSummary summary, int reports) implements Subject {

    private static final Comparator<ListedHost> WORST_FIRST = Comparator.comparing(ListedHost::standing)
            .reversed()
            .thenComparing(listed -> listed.summary.isQuiet())
            .thenComparing(listed -> listed.summary.key());

    /** List what a filter accepts, the worst first. */
    public static List<ListedHost> of(Snapshot snapshot, Filter filter, Instant now) {
        Map<HostKey, Integer> reports = new HashMap<>();
        snapshot.owners().values().forEach(owner -> reports.merge(owner, 1, Integer::sum));
        return snapshot.hosts().stream()
                .map(host -> new ListedHost(host, reports.getOrDefault(host.key(), 0)))
                .filter(listed -> filter.accepts(listed, now))
                .sorted(WORST_FIRST)
                .toList();
    }

    @Override
    public Standing standing() {
        return summary.standing();
    }

    @Override
    public String host() {
        return summary.name();
    }

    @Override
    public String address() {
        return summary.address();
    }

    @Override
    public Collection<String> checks() {
        return summary.problems().stream()
                .flatMap(problem -> Stream.of(problem.check(), problem.title()))
                .toList();
    }

    @Override
    public Collection<String> tags() {
        return summary.tags();
    }

    @Override
    public Instant received() {
        return summary.lastSeen();
    }

    @Override
    public int count() {
        return reports;
    }

    @Override
    public boolean acknowledged() {
        return !summary.problems().isEmpty() && summary.problems().stream().allMatch(Problem::isAcknowledged);
    }

    @Override
    public String text() {
        Stream<String> problems = summary.problems().stream()
                .flatMap(problem -> Stream.of(problem.title(), problem.summary(), problem.owner(), problem.reason()));
        return Stream.concat(Stream.of(host(), address(), summary.os()), problems)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }
}
