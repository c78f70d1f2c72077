package io.montty.runtime.monitor.io;

import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.ReportHosts;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.SeenEntry;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Find out whose report each is, once, and remember it as long as the report is there. */
final class Owners {

    private final ReportHosts seen;
    private final ReportHosts filing;
    private final ReportHead head;
    private final Deque<ReportRef> unread = new ArrayDeque<>();
    private List<ReportRef> reports = List.of();
    private Map<String, HostKey> owners = new HashMap<>();
    private Map<String, HostKey> shown = Map.of();
    private Map<HostKey, HostKey> same = new HashMap<>();

    Owners(ProjectLayout layout) {
        this.seen = new ReportHosts(layout.seen());
        this.filing = new ReportHosts(layout.filing());
        this.head = new ReportHead(layout.reports());
    }

    /** Take in what lies there now, in the order in which the owners are to be found out. */
    void take(List<ReportRef> next) {
        if (next.equals(reports)) {
            return;
        }
        Map<String, HostKey> kept = new HashMap<>(next.size() * 4 / 3 + 16);
        same = new HashMap<>();
        unread.clear();
        for (ReportRef report : next) {
            HostKey owner = owners.get(report.path());
            if (owner == null) {
                unread.add(report);
            } else {
                kept.put(report.path(), one(owner));
            }
        }
        reports = next;
        owners = kept;
        shown = Collections.unmodifiableMap(kept);
    }

    /** The reports of a host share its key. */
    private HostKey one(HostKey key) {
        HostKey known = same.putIfAbsent(key, key);
        return known == null ? key : known;
    }

    /** Return of how many reports it is not known whose they are. */
    int unread() {
        return unread.size();
    }

    /** Find out what is not known, as long as there is time. */
    void read(BooleanSupplier time) {
        if (unread.isEmpty() || !time.getAsBoolean()) {
            return;
        }
        owners = copy(); // others read what was shown
        do {
            ReportRef report = unread.remove();
            owners.put(report.path(), one(owner(report)));
        } while (!unread.isEmpty() && time.getAsBoolean());
        shown = Collections.unmodifiableMap(owners);
    }

    private Map<String, HostKey> copy() {
        Map<String, HostKey> copy = new HashMap<>(reports.size() * 4 / 3 + 16);
        copy.putAll(owners);
        return copy;
    }

    private HostKey owner(ReportRef report) {
        Optional<SeenEntry> noted = Optional.ofNullable(report.id()).flatMap(this::note);
        String known = noted.map(SeenEntry::host).orElse("");
        return ReportHosts.key(noted, known.isEmpty() ? head.host(report) : "");
    }

    /** The manager moves a note once the report is filed, so it may lie in the other folder for a moment. */
    private Optional<SeenEntry> note(String id) {
        return seen.entry(id).or(() -> filing.entry(id)).or(() -> seen.entry(id));
    }

    /** Return whose reports they are, by path; the same map while nothing was found out. */
    Map<String, HostKey> byPath() {
        return shown;
    }
}
