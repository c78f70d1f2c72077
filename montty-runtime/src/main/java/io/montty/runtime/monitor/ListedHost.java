package io.montty.runtime.monitor;

import io.montty.api.Status;
import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.screen.HostOrder;
import io.montty.runtime.monitor.screen.HostSubject;
import io.montty.runtime.state.HostKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hold one host of a list that is printed. All text in it is safe to print.
 *
 * @param summary what is known of it
 * @param reports how many filed reports it has
 * @param alerts how many of them are ALERT
 */
public record ListedHost(HostSummary summary, int reports, int alerts) {

    private static final Comparator<ListedHost> WORST_FIRST =
            Comparator.comparing(ListedHost::summary, HostOrder.WORST_FIRST.comparator());

    /** List what a filter accepts, the worst first. */
    public static List<ListedHost> of(Snapshot snapshot, Filter filter, Instant now) {
        Map<HostKey, Integer> reports = new HashMap<>();
        Map<HostKey, Integer> alerts = new HashMap<>();
        for (ReportRef report : snapshot.reports()) {
            HostKey owner = snapshot.owners().get(report.path());
            if (owner != null) {
                reports.merge(owner, 1, Integer::sum);
                alerts.merge(owner, report.status() == Status.ALERT ? 1 : 0, Integer::sum);
            }
        }
        return snapshot.hosts().stream()
                .map(host ->
                        new ListedHost(host, reports.getOrDefault(host.key(), 0), alerts.getOrDefault(host.key(), 0)))
                .filter(listed -> listed.isAcceptedBy(filter, now))
                .sorted(WORST_FIRST)
                .toList();
    }

    boolean isAcceptedBy(Filter filter, Instant now) {
        return filter.accepts(new HostSubject(summary, alerts, now), now);
    }
}
