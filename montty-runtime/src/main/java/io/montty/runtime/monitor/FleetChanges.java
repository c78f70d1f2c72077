package io.montty.runtime.monitor;

import io.montty.api.Status;
import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.text.Age;
import io.montty.runtime.state.HostKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Say what is not as it was, a line for each change that can be understood without the lines around it. */
final class FleetChanges {

    private static final String GAP = "  ";

    private final Instant now;
    private final List<String> lines = new ArrayList<>();

    private FleetChanges(Instant now) {
        this.now = now;
    }

    /** Return the lines for what changed of the hosts that a filter accepts, or accepted before. */
    static List<String> between(Snapshot before, Snapshot after, Filter filter, Instant now) {
        FleetChanges changes = new FleetChanges(now);
        Map<HostKey, ListedHost> were = byKey(before, now);
        Map<HostKey, ListedHost> are = byKey(after, now);
        Map<HostKey, ListedHost> all = new TreeMap<>(were);
        all.putAll(are);
        for (HostKey key : all.keySet()) {
            ListedHost was = were.get(key);
            ListedHost is = are.get(key);
            if (accepts(filter, was, now) || accepts(filter, is, now)) {
                changes.tell(was == null ? null : was.summary(), is == null ? null : is.summary());
            }
        }
        return changes.lines;
    }

    private static Map<HostKey, ListedHost> byKey(Snapshot snapshot, Instant now) {
        Map<HostKey, ListedHost> hosts = new LinkedHashMap<>();
        ListedHost.of(snapshot, Filter.ALL, now)
                .forEach(host -> hosts.put(host.summary().key(), host));
        return hosts;
    }

    private static boolean accepts(Filter filter, @Nullable ListedHost host, Instant now) {
        return host != null && host.isAcceptedBy(filter, now);
    }

    private void tell(@Nullable HostSummary was, @Nullable HostSummary is) {
        if (is == null) {
            if (was != null) {
                add(was.name(), "is gone: it is not listed any more");
            }
            return;
        }
        if (was == null) {
            add(is.name(), "is new: " + is.standing());
            is.problems().forEach(problem -> add(is, problem.title(), Status.NA, problem.status(), problem.summary()));
            return;
        }
        if (was.standing() != Standing.SILENT && is.standing() == Standing.SILENT) {
            add(is.name(), "is silent: it was last heard of " + Age.of(is.lastSeen(), now) + " ago");
        } else if (was.standing() == Standing.SILENT && is.standing() != Standing.SILENT) {
            add(is.name(), "is back: " + is.standing());
        }
        tellOfProblems(was, is);
    }

    private void tellOfProblems(HostSummary was, HostSummary is) {
        Map<String, Problem> before = byCheck(was);
        Map<String, Problem> after = byCheck(is);
        after.forEach((check, problem) -> {
            Problem old = before.get(check);
            Status from = old == null ? Status.OKAY : old.status();
            if (from != problem.status()) {
                add(is, problem.title(), from, problem.status(), problem.summary());
            }
        });
        before.forEach((check, problem) -> {
            if (!after.containsKey(check)) {
                add(is, problem.title(), problem.status(), Status.OKAY, "");
            }
        });
    }

    private static Map<String, Problem> byCheck(HostSummary host) {
        Map<String, Problem> problems = new LinkedHashMap<>();
        host.problems().forEach(problem -> problems.put(problem.check(), problem));
        return problems;
    }

    private void add(HostSummary host, String title, Status from, Status to, String summary) {
        add(host.name(), title + GAP + from + " -> " + to + (summary.isEmpty() ? "" : GAP + summary));
    }

    private void add(String host, String what) {
        lines.add(now.truncatedTo(ChronoUnit.SECONDS) + GAP + host + GAP + what);
    }
}
