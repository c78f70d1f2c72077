package io.montty.runtime.monitor.screen;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Signature;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.state.HostKey;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hold all that the screens show, as far as it is known by now. */
public final class World {

    /** How many signatures of reports that are gone are no burden. */
    private static final int MANY = 1000;

    private final Map<HostKey, HostSummary> hosts = new HashMap<>();
    private final Map<HostKey, List<Standing>> sparklines = new HashMap<>();
    private final Map<String, Signature> signatures = new HashMap<>();
    private final Acknowledges acknowledges = new Acknowledges();
    private Snapshot snapshot = Snapshot.empty();
    private @Nullable ReportIndex index;
    private final Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
    private boolean known;
    private @Nullable Instant managerLastRun;

    World() {}

    void take(Snapshot next) {
        known = true;
        if (!next.hosts().equals(snapshot.hosts())) {
            hosts.clear();
            counts.clear();
            for (HostSummary host : next.hosts()) {
                hosts.put(host.key(), host);
                counts.merge(host.standing(), 1, Integer::sum);
            }
            sparklines.keySet().retainAll(hosts.keySet());
        }
        if (!next.reports().equals(snapshot.reports())) {
            index = null;
        }
        snapshot = next;
        managerLastRun = next.managerLastRun();
        if (signatures.size() > next.reports().size() + MANY) {
            ReportIndex there = index();
            signatures.keySet().removeIf(path -> !there.holds(path));
        }
    }

    /** Made when it is asked for: most snapshots come and go without. */
    private ReportIndex index() {
        ReportIndex made = index;
        if (made == null) {
            made = new ReportIndex(snapshot.reports());
            index = made;
        }
        return made;
    }

    void takeSparklines(Map<HostKey, List<Standing>> found) {
        sparklines.putAll(found);
    }

    void takeSignatures(Map<String, Signature> found) {
        signatures.putAll(found);
    }

    /** Take in that the manager ran, though all else stands still. */
    void managerRan(@Nullable Instant lastRun) {
        managerLastRun = lastRun;
    }

    /** Return when the manager last finished a pass, or null if never. */
    public @Nullable Instant managerLastRun() {
        return managerLastRun;
    }

    /** Return what lies in the folders. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** Tell whether the folders were looked at yet. */
    public boolean isKnown() {
        return known;
    }

    /** Return how many hosts stand like this. */
    public int count(Standing standing) {
        return counts.getOrDefault(standing, 0);
    }

    /** Return what is known of a host; empty if it is gone. */
    public Optional<HostSummary> host(HostKey key) {
        return Optional.ofNullable(hosts.get(key));
    }

    /** Return the filed reports of a host, in the order they are shown in. */
    public List<ReportRef> reportsOf(HostKey host) {
        return snapshot.byHost().getOrDefault(host, List.of());
    }

    /** Return the filed ALERT reports of a host, the newest first. */
    public List<ReportRef> alertsOf(HostKey host) {
        return reportsOf(host).stream()
                .takeWhile(report -> report.status() == Status.ALERT) // no status comes before it
                .toList();
    }

    /** Return whose report it is; empty if that was not looked up yet. */
    public Optional<HostKey> ownerOf(ReportRef report) {
        return Optional.ofNullable(snapshot.owners().get(report.path()));
    }

    /** Return how a host was doing in the last hours, the newest last; empty if that was not looked up yet. */
    public List<Standing> sparkline(HostKey host) {
        return sparklines.getOrDefault(host, List.of());
    }

    /** Return what a report complains of; empty if that was not looked up yet. */
    public Optional<Signature> signature(ReportRef report) {
        return Optional.ofNullable(signatures.get(report.path()));
    }

    /** Return the report of an id; empty if it is gone. */
    public Optional<ReportRef> report(String id) {
        return index().byId(id);
    }

    Acknowledges acknowledges() {
        return acknowledges;
    }

    /** Tell whether the manager was asked to acknowledge a problem, and that does not show yet. */
    public boolean isAcknowledging(HostKey host, String check) {
        return acknowledges.isAsked(host, check);
    }
}
