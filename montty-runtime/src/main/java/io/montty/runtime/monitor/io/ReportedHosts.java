package io.montty.runtime.monitor.io;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.state.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Sum up hosts that have filed reports, but of which the server knows nothing else. */
final class ReportedHosts {

    private ReportedHosts() {}

    /**
     * Sum them up.
     *
     * @param byHost the reports of each host, the most severe first
     * @param known tells of which hosts more is known
     */
    static List<HostSummary> of(Map<HostKey, List<ReportRef>> byHost, Predicate<HostKey> known) {
        List<HostSummary> hosts = new ArrayList<>();
        byHost.forEach((host, reports) -> {
            if (!known.test(host)) {
                Instant newest = reports.stream()
                        .map(ReportRef::received)
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH);
                hosts.add(bare(host, Standing.of(reports.get(0).status()), newest));
            }
        });
        return hosts;
    }

    /** Sum up a host of which no more is known than how it stands. */
    static HostSummary bare(HostKey key, Standing standing, Instant lastSeen) {
        return new HostSummary(key, "", "", standing, lastSeen, Duration.ZERO, 0, 0, 0, 0, List.of(), Set.of());
    }
}
