package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.fleet.Signature;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.screen.GroupOrder;
import io.montty.runtime.monitor.screen.ListScreen;
import io.montty.runtime.monitor.screen.ReportGroup;
import io.montty.runtime.monitor.screen.Rows;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Paint the reports. */
final class ListView {

    private ListView() {}

    static Page page(ListScreen screen, Console console, Room room) {
        ListColumns columns = ListColumns.of(room.columns());
        List<Line> body = new ArrayList<>();
        String status = "STATUS";
        body.add(Line.of(ListColumns.GUTTER, status + ListColumns.status(status) + columns.names(), Role.TITLE));
        for (ReportGroup group : screen.rows().visible()) {
            body.add(row(group, screen.rows(), columns, console, room));
        }
        if (screen.rows().all().isEmpty()) {
            body.addAll(nothing(screen));
        }
        return new Page(about(screen, room), body, body.size(), more(screen, room), hints(screen, console));
    }

    private static Line row(
            ReportGroup group, Rows<ReportGroup> rows, ListColumns columns, Console console, Room room) {
        Role role = group.standing().role();
        List<Span> spans = List.of(
                Span.plain(gutter(group, rows)),
                new Span(role.label(), role),
                Span.plain(ListColumns.status(role.label()) + columns.row(group, room.now())),
                checks(group, columns, console));
        Line line = new Line(0, spans);
        return rows.isSelected(group) ? line.asSelected() : line;
    }

    private static String gutter(ReportGroup group, Rows<ReportGroup> rows) {
        return (rows.isSelected(group) ? ">" : " ")
                + (rows.isMarked(group) ? "*" : " ")
                + (group.acknowledged() ? "a" : " ");
    }

    private static Span checks(ReportGroup group, ListColumns columns, Console console) {
        Signature signature = group.signature();
        if (console.deletes().isClosing(group.newest())) {
            return new Span("closing", Role.FAINT);
        }
        if (signature == null) {
            return new Span("reading...", Role.FAINT);
        }
        return Span.plain(Cluster.fit(String.join(", ", signature.checks()), columns.checks()));
    }

    private static List<Line> nothing(ListScreen screen) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.EMPTY);
        if (screen.size() == 0) {
            lines.add(Line.of(ListColumns.GUTTER, "No report is filed here.", Role.PLAIN));
        } else {
            String trouble = screen.filter().trouble();
            lines.add(Line.of(
                    ListColumns.GUTTER,
                    trouble.isEmpty()
                            ? "None of " + many(screen.size(), "report") + " passes the filter."
                            : "Nothing is shown: " + trouble + ".",
                    Role.PLAIN));
            lines.add(Line.of(ListColumns.GUTTER, "Press / to change the filter.", Role.FAINT));
        }
        return lines;
    }

    private static String about(ListScreen screen, Room room) {
        int rows = screen.rows().all().size();
        GroupOrder order = screen.order();
        String sorted = order.by() == GroupOrder.By.STATUS && !order.flipped()
                ? ""
                : "sort: " + order.by().word() + room.glyphs().order(order.greatestFirst()) + "  ";
        if (screen.isGrouped()) {
            return sorted + many(rows, "group") + " of " + number(screen.size());
        }
        return sorted + many(rows, "report") + (rows == screen.size() ? "" : " of " + number(screen.size()));
    }

    private static String more(ListScreen screen, Room room) {
        List<String> more = new ArrayList<>();
        List<ReportGroup> marked = screen.rows().marked();
        if (screen.rows().fresh() > 0) {
            more.add(screen.rows().fresh() + " new above");
        }
        if (!marked.isEmpty()) {
            int reports = marked.stream().mapToInt(ReportGroup::count).sum();
            more.add(number(marked.size()) + " marked"
                    + (screen.isGrouped() ? " (" + many(reports, "report") + ")" : ""));
        }
        if (screen.rows().below() > 0) {
            more.add(room.glyphs().more() + " " + many(screen.rows().below(), "more row"));
        }
        return String.join("   ", more);
    }

    private static String many(int count, String what) {
        return number(count) + " " + what + (count == 1 ? "" : "s");
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static List<Hint> hints(ListScreen screen, Console console) {
        boolean changes = !console.options().readOnly();
        List<Hint> hints = new ArrayList<>();
        hints.add(Hint.of(Action.OPEN, "open"));
        hints.add(Hint.of(Action.GROUP, screen.isGrouped() ? "ungroup" : "group"));
        if (changes) {
            hints.add(new Hint("spc", "mark"));
            hints.add(Hint.of(Action.MARK_ALL, "all"));
            hints.add(Hint.of(Action.UNMARK_ALL, "none"));
            hints.add(Hint.of(Action.DELETE, "del"));
            hints.add(Hint.of(Action.BULK_DELETE, "bulk"));
        }
        hints.add(new Hint("S A N", "sort"));
        hints.add(new Hint("esc", "back"));
        hints.add(Hint.of(Action.FILTER, "filter"));
        if (changes) {
            hints.add(Hint.of(Action.ACKNOWLEDGE, "ack"));
        }
        hints.add(Hint.of(Action.HISTORY_OF_HOST, "hist"));
        hints.add(new Hint("e/E", "problem"));
        hints.add(new Hint("y Y", "copy row, id"));
        hints.add(Hint.of(Action.HELP, "help"));
        return hints;
    }
}
