package io.montty.runtime.monitor.view;

import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.monitor.fleet.Timeline;
import io.montty.runtime.monitor.screen.EventWords;
import io.montty.runtime.monitor.screen.HistoryScreen;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Paint what happened, the newest first; what happened in the cell of the cursor has a pointer. */
final class HistoryEvents {

    private static final String LEGEND = ". ok  w warn  ! alert  blank none ";
    private static final int WHAT = 14;
    private static final int LEAST_TITLE = 14;
    private static final int LONGEST_TITLE = 30;

    private HistoryEvents() {}

    static List<Line> of(Timeline timeline, HistoryScreen screen, Room room) {
        List<Line> lines = new ArrayList<>();
        String whose = screen.isOfAll()
                ? ""
                : screen.rows().selected().map(row -> " of " + row.title()).orElse("");
        String heading = "  EVENTS" + Cluster.fit(whose, Math.max(0, room.columns() - 8 - LEGEND.length() - 1));
        lines.add(new FittedLine(LEGEND).add(heading, Role.TITLE).in(room.columns()));
        if (!timeline.trouble().isEmpty()) {
            Line.of(2, timeline.trouble(), Role.NOTICE).wrap(room.columns() - 1).forEach(lines::add);
        } else if (screen.events().isEmpty()) {
            lines.add(Line.of(2, "nothing changed in this time", Role.FAINT));
        }
        screen.visibleEvents().forEach(event -> lines.add(event(event, screen, room)));
        return lines;
    }

    private static Line event(HistoryEvent event, HistoryScreen screen, Room room) {
        int width = Math.max(LEAST_TITLE, Math.min(LONGEST_TITLE, room.columns() / 5));
        String title = Cluster.fit(screen.titleOf(event), width);
        String since = EventWords.since(event);
        String what = EventWords.what(event);
        List<Span> spans = new ArrayList<>();
        spans.add(Span.plain(screen.window().isAtCursor(event.at()) ? "^ " : "  "));
        spans.add(Span.plain(EventWords.time(event.at()) + "  " + HistoryView.padded(title, width + 2) + what));
        if (!since.isEmpty()) {
            spans.add(new Span(since, event.to() == null ? Role.PLAIN : Role.of(event.to())));
        }
        int gap = Math.max(2, WHAT + 2 - what.length() - since.length());
        spans.add(Span.plain(" ".repeat(gap) + EventWords.text(event)));
        return new Line(0, spans);
    }
}
