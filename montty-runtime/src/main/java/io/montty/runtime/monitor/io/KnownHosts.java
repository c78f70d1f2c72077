package io.montty.runtime.monitor.io;

import io.montty.runtime.monitor.classic.Slide;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.state.ReportHosts;
import io.montty.runtime.store.SeenEntry;
import java.nio.file.Path;
import java.util.Optional;

/** Say of which host a filed report is, by what the manager knows, and how sure that is. */
final class KnownHosts {

    private final ReportHosts hosts;

    KnownHosts(Path seen) {
        this.hosts = new ReportHosts(seen);
    }

    /**
     * Return the host to show for a report that claims to be of {@code claimed}: a known host's name is the manager's
     * word; what only the report says is marked.
     */
    String shown(ReportRef ref, String claimed) {
        // No name of a host has brackets; with them a claim could be written that looks like our own mark.
        String claim = claimed.replace('(', '?').replace(')', '?');
        Optional<SeenEntry> entry = Optional.ofNullable(ref.id()).flatMap(hosts::entry);
        String host = entry.map(SeenEntry::host).orElse("");
        String via = entry.map(SeenEntry::via)
                .filter(relay -> !relay.isEmpty())
                .map(relay -> "via " + relay)
                .orElse("");
        if (host.isEmpty()) {
            return marked(claim, "unverified", via);
        }
        boolean agreed = claim.equalsIgnoreCase(host) || claim.equals(Slide.UNKNOWN);
        return marked(host, agreed ? "" : "claims " + claim, via);
    }

    private static String marked(String name, String mark, String via) {
        String both = mark + (mark.isEmpty() || via.isEmpty() ? "" : ", ") + via;
        return both.isEmpty() ? name : name + " (" + both + ")";
    }
}
