package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.screen.Rows;
import io.montty.runtime.monitor.screen.WorstCheck;
import io.montty.runtime.monitor.text.Age;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Write the row of a host, and the heading above the rows. */
final class FleetLines {

    private static final int THOUSANDS_FROM = 10_000;

    private final FleetColumns columns;
    private final Console console;
    private final Room room;

    FleetLines(FleetColumns columns, Console console, Room room) {
        this.columns = columns;
        this.console = console;
        this.room = room;
    }

    Line heading() {
        StringBuilder text = new StringBuilder();
        text.append(left("STATUS", FleetColumns.STATUS)).append(' ').append(left("HOST", columns.name()));
        text.append(columns.address() == 0 ? "" : " " + left("IPv4", columns.address()));
        text.append(' ').append(right("AGE", FleetColumns.AGE));
        text.append(counts("A", "W", "O")).append(' ').append(right("RPT", FleetColumns.REPORTS));
        if (columns.cells() > 0) {
            String span = columns.cells() > 12 ? "LAST 2 h (5 min cells)" : "LAST HOUR";
            text.append(' ').append(left(span, columns.cells()));
        }
        text.append(' ').append(Cluster.fit("WORST CHECK", columns.worst()));
        return Line.of(FleetColumns.GUTTER, text.toString(), Role.TITLE);
    }

    Line row(HostSummary host, Rows<HostSummary> rows) {
        boolean selected = rows.isSelected(host);
        Role role = host.standing().role();
        String gutter = (selected ? ">" : " ") + (rows.isMarked(host) ? "*" : " ") + quiet(host);
        List<Span> spans = new ArrayList<>();
        spans.add(Span.plain(gutter + (host.standing() == Standing.OKAY ? "  " : "")));
        spans.add(new Span(role.label(), role));
        List<ReportRef> alerts = console.world().alertsOf(host.key());
        int used = role.label().length() + (host.standing() == Standing.OKAY ? 2 : 0);
        spans.add(Span.plain(" ".repeat(FleetColumns.STATUS + 1 - used) + known(host) + reports(alerts.size())));
        if (columns.cells() > 0) {
            spans.add(Span.plain(" "));
            spans.add(new Span(sparkline(host), Role.BARS));
        }
        spans.add(Span.plain(" " + Cluster.fit(closing(alerts) + WorstCheck.of(host, room.now()), columns.worst())));
        Line line = new Line(0, spans);
        return selected ? line.asSelected() : line;
    }

    /** Say why a host with problems needs nobody. */
    private static String quiet(HostSummary host) {
        if (!host.isQuiet()) {
            return " ";
        }
        return host.problems().stream().allMatch(Problem::isAcknowledged) ? "a" : "d";
    }

    private String known(HostSummary host) {
        boolean silent = host.standing() == Standing.SILENT;
        return left(FleetColumns.fit(host.key(), columns.name()), columns.name())
                + (columns.address() == 0 ? "" : " " + left(host.address(), columns.address()))
                + " "
                + right(Age.of(host.lastSeen(), room.now()), FleetColumns.AGE)
                + (silent
                        ? counts("-", "-", "-")
                        : counts(
                                count(host.alerts(), columns.counts()),
                                count(host.warns(), columns.counts()),
                                count(host.okays(), FleetColumns.OKAYS)));
    }

    private String counts(String alerts, String warns, String okays) {
        return columns.counts() == 0
                ? ""
                : " " + right(alerts, columns.counts())
                        + " " + right(warns, columns.counts())
                        + " " + right(okays, FleetColumns.OKAYS);
    }

    private static String count(int count, int room) {
        String text = String.valueOf(count);
        return text.length() <= room ? text : ">" + "9".repeat(Math.max(0, room - 1));
    }

    private static String reports(int count) {
        String text = count < THOUSANDS_FROM ? "x" + count : "x" + count / 1000 + "k";
        return " " + right(count == 0 ? "-" : text, FleetColumns.REPORTS);
    }

    private String sparkline(HostSummary host) {
        List<Standing> all = console.world().sparkline(host.key());
        List<Standing> newest = all.subList(Math.max(0, all.size() - columns.cells()), all.size());
        StringBuilder bars = new StringBuilder(" ".repeat(columns.cells() - newest.size()));
        newest.forEach(standing -> bars.append(room.glyphs().cell(standing)));
        return bars.toString();
    }

    /** Who asked to delete what is filed of a host sees that this is not done yet. */
    private String closing(List<ReportRef> alerts) {
        return !alerts.isEmpty() && console.deletes().isClosing(alerts.get(0)) ? "closing: " : "";
    }

    private static String left(String text, int columns) {
        String fitting = Cluster.fit(text, columns);
        return fitting + " ".repeat(columns - Cluster.width(fitting));
    }

    private static String right(String text, int columns) {
        String fitting = Cluster.fit(text, columns);
        return " ".repeat(columns - Cluster.width(fitting)) + fitting;
    }
}
