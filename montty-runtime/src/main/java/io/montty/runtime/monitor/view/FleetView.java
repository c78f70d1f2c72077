package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.screen.FleetScreen;
import io.montty.runtime.monitor.screen.HostOrder;
import io.montty.runtime.monitor.screen.Rows;
import io.montty.runtime.monitor.text.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Paint the fleet. */
final class FleetView {

    private static final List<Hint> HINTS = List.of(
            Hint.of(Action.OPEN, "open"),
            Hint.of(Action.FILTER, "filter"),
            Hint.of(Action.NEXT_PROBLEM, "problem"),
            Hint.of(Action.ACKNOWLEDGE, "ack"),
            Hint.of(Action.DELETE, "del"),
            Hint.of(Action.HISTORY_OF_HOST, "history"),
            Hint.of(Action.COMMAND, "cmd"),
            Hint.of(Action.MARK, "mark"),
            Hint.of(Action.BULK_DELETE, "bulk del"),
            Hint.of(Action.CHANGES_SINCE, "changes"),
            Hint.of(Action.FREEZE, "freeze"),
            Hint.of(Action.CLASSIC_SHOW, "classic"),
            Hint.of(Action.HELP, "help"),
            Hint.of(Action.QUIT, "quit"));
    private static final List<Hint> EMPTY_HINTS = List.of(
            Hint.of(Action.COMMAND, "cmd"),
            Hint.of(Action.CLASSIC_SHOW, "classic"),
            Hint.of(Action.HELP, "help"),
            Hint.of(Action.QUIT, "quit"));

    private static final List<Hint> NO_MATCH_HINTS = List.of(
            Hint.of(Action.FILTER, "filter"),
            Hint.of(Action.BACK, "all hosts"),
            Hint.of(Action.COMMAND, "cmd"),
            Hint.of(Action.HELP, "help"),
            Hint.of(Action.QUIT, "quit"));

    private FleetView() {}

    static Page page(FleetScreen screen, Console console, Room room) {
        int hosts = console.world().snapshot().hosts().size();
        if (hosts == 0) {
            return new Page("0 hosts", new EmptyFleet(console, room).awaiting(), 0, "", EMPTY_HINTS);
        }
        String about = about(screen, console, hosts, room);
        if (screen.rows().all().isEmpty()) {
            List<Line> none = new EmptyFleet(console, room)
                    .noMatch(screen.filter().source(), screen.filter().trouble(), hosts);
            return new Page(about, none, 0, "", NO_MATCH_HINTS);
        }
        List<Line> body = new ArrayList<>(list(screen, console, room));
        int scrolling = body.size();
        if (screen.listRows() < room.rows()) {
            while (body.size() < screen.listRows()) {
                body.add(Line.EMPTY);
            }
            body.addAll(
                    new PreviewLines(screen.preview(), console.world(), room).lines(room.rows() - screen.listRows()));
        }
        return new Page(about, body, scrolling, more(screen.rows(), room), HINTS);
    }

    private static List<Line> list(FleetScreen screen, Console console, Room room) {
        FleetLines lines = new FleetLines(FleetColumns.of(room.columns(), screen.longestName()), console, room);
        List<Line> list = new ArrayList<>();
        list.add(lines.heading());
        for (HostSummary host : screen.rows().visible()) {
            list.add(lines.row(host, screen.rows()));
        }
        return list;
    }

    private static String about(FleetScreen screen, Console console, int hosts, Room room) {
        HostOrder order = screen.order();
        String sort = "sort: " + order.column().word() + room.glyphs().order(order.isGreatestFirst());
        int shown = screen.rows().all().size();
        String filtered = screen.filter().source().isEmpty() ? "" : shown + " of ";
        int reports = console.world().snapshot().reports().size();
        String filed = room.columns() < 110 ? "" : Page.GAP + String.format(Locale.ROOT, "%,d reports", reports);
        return sort + filed + Page.GAP + filtered + hosts + (hosts == 1 ? " host" : " hosts");
    }

    private static String more(Rows<HostSummary> rows, Room room) {
        List<String> more = new ArrayList<>();
        if (rows.marks() > 0) {
            more.add(rows.marks() + " marked");
        }
        if (rows.fresh() > 0) {
            more.add(rows.fresh() + " new above");
        }
        if (rows.below() > 0) {
            more.add(room.glyphs().more() + " " + rows.below() + " more rows");
        }
        return String.join("   ", more);
    }
}
