package io.montty.runtime.monitor;

import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.screen.WorstCheck;
import io.montty.runtime.monitor.text.Age;
import io.montty.runtime.monitor.text.Cluster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Write the fleet as plain text: a line for each host, and one that sums them up. Nothing is cut. */
final class FleetTable {

    private static final List<String> HEADINGS =
            List.of("STATUS", "HOST", "AGE", "ALERT", "WARN", "OKAY", "REPORTS", "WORST");
    private static final String GAP = "  ";

    private FleetTable() {}

    static List<String> lines(Snapshot snapshot, Filter filter, Instant now) {
        List<ListedHost> hosts = ListedHost.of(snapshot, filter, now);
        List<String> lines = new ArrayList<>();
        if (hosts.isEmpty()) {
            lines.add(filter.source().isEmpty() ? "no hosts" : "no host is accepted by the filter " + filter.source());
        } else {
            lines.addAll(table(hosts, now));
        }
        String shown = filter.source().isEmpty() ? "" : hosts.size() + " of ";
        lines.add(shown + counts(snapshot) + "; " + manager(snapshot.managerLastRun(), now));
        return lines;
    }

    private static List<String> table(List<ListedHost> hosts, Instant now) {
        List<List<String>> rows = Stream.concat(
                        Stream.of(HEADINGS), hosts.stream().map(host -> cells(host, now)))
                .toList();
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < HEADINGS.size(); column++) {
            int at = column;
            widths.add(rows.stream()
                    .mapToInt(row -> Cluster.width(row.get(at)))
                    .max()
                    .orElse(0));
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(cell)
                    .append(" ".repeat(widths.get(column) - Cluster.width(cell)))
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static List<String> cells(ListedHost listed, Instant now) {
        HostSummary host = listed.summary();
        return List.of(
                host.standing().name(),
                host.name(),
                Age.of(host.lastSeen(), now),
                String.valueOf(host.alerts()),
                String.valueOf(host.warns()),
                String.valueOf(host.okays()),
                String.valueOf(listed.reports()),
                worst(host, now));
    }

    private static String worst(HostSummary host, Instant now) {
        String worst = WorstCheck.of(host, now);
        return worst.isEmpty() ? "-" : worst;
    }

    private static String counts(Snapshot snapshot) {
        int all = snapshot.hosts().size();
        String standings = Stream.of(Standing.ALERT, Standing.SILENT, Standing.WARN, Standing.OKAY, Standing.NA)
                .map(standing -> standing + " " + count(snapshot, standing))
                .collect(Collectors.joining(", "));
        int reports = snapshot.reports().size();
        return all + (all == 1 ? " host: " : " hosts: ") + standings + "; " + reports
                + (reports == 1 ? " report" : " reports");
    }

    private static long count(Snapshot snapshot, Standing standing) {
        return snapshot.hosts().stream()
                .filter(host -> host.standing() == standing)
                .count();
    }

    private static String manager(@Nullable Instant lastRun, Instant now) {
        return lastRun == null ? "manager never ran" : "manager last ran " + Age.of(lastRun, now) + " ago";
    }
}
