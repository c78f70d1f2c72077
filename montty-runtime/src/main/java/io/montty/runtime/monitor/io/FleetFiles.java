package io.montty.runtime.monitor.io;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.store.ProjectLayout;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Know the fleet from its files: {@link #look} lists names, which is quick, and {@link #read} reads, as long as there is
 * time, what was not read yet.
 */
public final class FleetFiles {

    /** How many troubles with hosts are told one by one. */
    private static final int MOST_TROUBLES = 5;

    private final ProjectLayout layout;
    private final Clock clock;
    private final ReportFolders folders;
    private final HostFiles hosts;
    private final Owners owners;

    /** What the reports were divided from, and what hosts were summed up from: both is done only if that changed. */
    private List<ReportRef> divided = List.of();

    private Map<String, HostKey> dividedBy = Map.of();
    private Map<HostKey, List<ReportRef>> byHost = Map.of();
    private Map<HostKey, List<ReportRef>> summed = Map.of();
    private List<HostSummary> known = List.of();
    private List<HostSummary> all = List.of();

    /** Know the fleet of a project directory; acknowledgements and downtimes end by {@code clock}. */
    public FleetFiles(ProjectLayout layout, Clock clock) {
        this.layout = layout;
        this.clock = clock;
        this.folders = new ReportFolders(layout);
        this.hosts = new HostFiles(layout);
        this.owners = new Owners(layout);
    }

    /** Return all that there is to know now, however long it takes. */
    public Snapshot everything() {
        look();
        read(() -> true);
        return snapshot();
    }

    /** Return the folders in which something may change. */
    List<Path> watched() {
        List<Path> watched = new ArrayList<>(layout.filedFolders());
        watched.add(layout.state());
        watched.addAll(hosts.folders());
        return watched;
    }

    /** Look into a folder again the next time, whatever its time says. */
    void reset(Path folder) {
        folders.reset(folder);
        hosts.reset(folder);
    }

    /** Look into all folders again the next time, whatever their times say. */
    void reset() {
        watched().forEach(this::reset);
    }

    /** List names. */
    void look() {
        Instant now = clock.instant();
        hosts.look(now);
        folders.look(now);
        owners.take(folders.reports());
    }

    /** Return how many files have to be read. */
    int unread() {
        return hosts.unread() + owners.unread();
    }

    /** Read what has to be read, as long as there is time: hosts first, then whose the worst reports are. */
    void read(BooleanSupplier time) {
        hosts.read(clock.instant(), time);
        owners.read(time);
    }

    /** Return what is known by now. */
    Snapshot snapshot() {
        divide();
        return new Snapshot(
                folders.reports(), hosts(), owners.byPath(), byHost, folders.managerLastRun(), troubles(), unread());
    }

    private void divide() {
        if (divided != folders.reports() || dividedBy != owners.byPath()) {
            divided = folders.reports();
            dividedBy = owners.byPath();
            byHost = Collections.unmodifiableMap(Snapshot.divide(divided, dividedBy));
        }
    }

    private List<HostSummary> hosts() {
        List<HostSummary> latest = hosts.summaries();
        if (latest != known || summed != byHost) {
            known = latest;
            summed = byHost;
            List<HostSummary> found = new ArrayList<>(latest);
            found.addAll(ReportedHosts.of(byHost, hosts::speakFor));
            addDamaged(found);
            all = found.equals(all) ? all : List.copyOf(found);
        }
        return all;
    }

    /** A host whose file makes no sense, and that has no report on file, is still a host. */
    private void addDamaged(List<HostSummary> found) {
        List<HostFile> damaged = hosts.damaged();
        if (damaged.isEmpty()) {
            return;
        }
        Set<HostKey> there = new HashSet<>();
        found.forEach(host -> there.add(host.key()));
        Instant now = clock.instant();
        for (HostFile file : damaged) {
            if (there.add(file.key())) {
                Instant seen = file.modified().isAfter(now) ? now : file.modified();
                found.add(ReportedHosts.bare(file.key(), Standing.NA, seen));
            }
        }
    }

    private List<String> troubles() {
        List<String> troubles = new ArrayList<>(folders.troubles());
        List<String> ofHosts = hosts.troubles();
        troubles.addAll(ofHosts.subList(0, Math.min(MOST_TROUBLES, ofHosts.size())));
        if (ofHosts.size() > MOST_TROUBLES) {
            troubles.add((ofHosts.size() - MOST_TROUBLES) + " more files of hosts cannot be read");
        }
        return troubles;
    }
}
