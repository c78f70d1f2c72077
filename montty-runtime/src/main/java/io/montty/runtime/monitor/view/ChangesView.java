package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.fleet.Change;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.screen.ChangeRow;
import io.montty.runtime.monitor.screen.ChangesScreen;
import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.screen.EventWords;
import io.montty.runtime.monitor.text.Age;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paint what changed since the last visit. */
final class ChangesView {

    /** From this width on there is room to say how long ago the last visit was. */
    private static final int WIDE = 80;

    private static final int STATUS = 8;
    private static final String ARROW = " -> ";
    private static final int LEAST_HOST = 18;
    private static final int LONGEST_HOST = 40;
    private static final int LINES = 4;

    private ChangesView() {}

    static Page page(ChangesScreen screen, Console console, Room room) {
        List<Line> body = new ArrayList<>();
        String heading = "BEFORE      NOW       " + HistoryView.padded("HOST", hostWidth(room) + 2) + " AGE  CHECK";
        body.add(screen.count() == 0 ? Line.EMPTY : Line.of(2, heading, Role.TITLE));
        for (ChangeRow row : screen.rows().visible()) {
            boolean selected = screen.rows().isSelected(row);
            Line line = line(row, selected ? "> " : "  ", room);
            body.add(selected ? line.asSelected() : line);
        }
        int below = screen.rows().below();
        return new Page(
                screen.before().map(visit -> about(visit.at(), room)).orElse(""),
                body,
                body.size(),
                below == 0 ? "" : room.glyphs().more() + " " + below + (below == 1 ? " more row" : " more rows"),
                List.of(
                        Hint.of(Action.OPEN, "report"),
                        Hint.of(Action.FOLD_ALL, "lines"),
                        Hint.of(Action.HISTORY_OF_HOST, "history"),
                        Hint.of(Action.COPY, "copy"),
                        new Hint("esc", "back, and remember"),
                        Hint.of(Action.HELP, "help"),
                        Hint.of(Action.QUIT, "quit")));
    }

    private static String about(Instant at, Room room) {
        String since = "since " + EventWords.minute(at);
        return room.columns() < WIDE ? since : since + ", " + Age.of(at, room.now()) + " ago";
    }

    private static int hostWidth(Room room) {
        return Math.max(LEAST_HOST, Math.min(LONGEST_HOST, room.columns() / 4));
    }

    private static Line line(ChangeRow row, String gutter, Room room) {
        return switch (row.sort()) {
            case HEADING -> heading(row, gutter);
            case ENTRY -> row.change() == null ? Line.EMPTY : entry(row.change(), gutter, room);
            case ADDED -> below(gutter, row.text(), Role.ADDED);
            case REMOVED -> below(gutter, row.text(), Role.REMOVED);
            case NOTE -> row.change() == null ? text(gutter, row.text()) : below(gutter, row.text(), Role.FAINT);
        };
    }

    private static Line text(String gutter, String text) {
        return Line.of(0, gutter + text, Role.PLAIN);
    }

    private static Line below(String gutter, String text, Role role) {
        return new Line(0, List.of(Span.plain(gutter + " ".repeat(LINES)), new Span(text, role)));
    }

    private static Line heading(ChangeRow row, String gutter) {
        int end = row.text().indexOf("  ");
        return new Line(
                0,
                List.of(
                        Span.plain(gutter),
                        new Span(row.text().substring(0, end), Role.TITLE),
                        new Span(row.text().substring(end), Role.FAINT)));
    }

    private static Line entry(Change change, String gutter, Room room) {
        List<Span> spans = new ArrayList<>();
        spans.add(Span.plain(gutter));
        status(change.before(), "", spans);
        spans.add(Span.plain(ARROW));
        status(change.after(), "gone", spans);
        int width = hostWidth(room);
        Instant since = change.since();
        String age = since == null ? "" : Age.of(since, room.now());
        spans.add(Span.plain("  " + HistoryView.padded(Cluster.fit(change.host().toString(), width), width) + "  "
                + " ".repeat(Math.max(0, 4 - age.length())) + age + "  " + change.title()));
        return new Line(0, spans);
    }

    private static void status(@Nullable Standing standing, String nothing, List<Span> spans) {
        String label = standing == null ? nothing : standing.role().label();
        spans.add(new Span(label, standing == null ? Role.FAINT : standing.role()));
        spans.add(Span.plain(" ".repeat(STATUS - label.length())));
        spans.removeIf(span -> span.text().isEmpty());
    }
}
