package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.fleet.Timeline;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.screen.EventWords;
import io.montty.runtime.monitor.screen.HistoryScreen;
import io.montty.runtime.monitor.screen.TimeWindow;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paint the history: a row of cells for each check, a pointer to the cell of the cursor, and what happened. */
final class HistoryView {

    /** From this width on there is room to say when the first cell begins. */
    private static final int WIDE = 120;

    private static final int GUTTER = 2;
    private static final String POINTER = "^";

    private HistoryView() {}

    static Page page(HistoryScreen screen, Console console, Room room) {
        Optional<Timeline> known = screen.timeline();
        List<Line> body = new ArrayList<>();
        body.add(header(screen, room));
        known.ifPresent(timeline -> {
            screen.rows().visible().forEach(row -> body.add(row(row, timeline, screen)));
            body.add(pointer(timeline, screen));
            body.addAll(HistoryEvents.of(timeline, screen, room));
        });
        return new Page(about(screen.window(), room), body, 0, more(screen, room), hints());
    }

    private static String about(TimeWindow window, Room room) {
        String cells = length(window.width().multipliedBy(window.count())) + ", "
                + length(window.width()).replace("min", " min").replace("h", " h") + " cells";
        return room.columns() < WIDE ? cells : cells + ", since " + EventWords.minute(window.from());
    }

    /** Return e.g. {@code 15min}, {@code 12h30} or {@code 9d}. */
    private static String length(Duration time) {
        if (time.toDays() >= 2) {
            return time.toDays() + "d";
        }
        if (time.toHours() == 0) {
            return time.toMinutes() + "min";
        }
        return time.toHours() + "h" + (time.toMinutesPart() == 0 ? "" : "" + time.toMinutesPart());
    }

    private static String more(HistoryScreen screen, Room room) {
        List<String> more = new ArrayList<>();
        count(screen.rows().below(), "check", more);
        count(screen.eventsBelow(), "event", more);
        return more.isEmpty() ? "" : room.glyphs().more() + " " + String.join(", ", more);
    }

    private static void count(int below, String what, List<String> more) {
        if (below > 0) {
            more.add(below + " more " + what + (below == 1 ? "" : "s"));
        }
    }

    private static List<Hint> hints() {
        return List.of(
                new Hint("< >", "time"),
                new Hint("+ -", "zoom"),
                Hint.of(Action.OPEN, "report at cursor"),
                Hint.of(Action.EVENTS_OF, "events of all/row"),
                Hint.of(Action.COPY, "copy"),
                new Hint("esc", "back"),
                Hint.of(Action.HELP, "help"),
                Hint.of(Action.QUIT, "quit"));
    }

    private static Line header(HistoryScreen screen, Room room) {
        TimeWindow window = screen.window();
        String hours = HourLabels.of(window);
        int at = window.column();
        List<Span> spans = new ArrayList<>();
        spans.add(new Span(padded("CHECK", screen.labelWidth() + 1), Role.TITLE));
        spans.add(new Span(hours.substring(0, at), Role.FAINT));
        spans.add(new Span(room.glyphs().more(), Role.TITLE));
        spans.add(new Span(hours.substring(at + 1), Role.FAINT));
        return new Line(GUTTER, spans);
    }

    private static Line row(Timeline.Row row, Timeline timeline, HistoryScreen screen) {
        boolean selected = screen.rows().isSelected(row);
        List<Span> spans = new ArrayList<>();
        spans.add(Span.plain(selected ? "> " : "  "));
        spans.add(Span.plain(padded(Cluster.fit(row.title(), screen.labelWidth()), screen.labelWidth() + 1)));
        TimeWindow window = screen.window();
        StringBuilder run = new StringBuilder();
        Standing of = Standing.NA;
        for (int column = 0; column < window.count(); column++) {
            Standing standing = timeline.at(row, window.start(column));
            if (standing != of) {
                spans.add(run(run, of, window));
                run.setLength(0);
                of = standing;
            }
            run.append(sign(standing));
        }
        spans.add(run(run, of, window));
        spans.removeIf(span -> span.text().isEmpty());
        Line line = new Line(0, spans);
        return selected ? line.asSelected() : line;
    }

    /** Silence that is long enough says how long it is. */
    private static Span run(StringBuilder run, Standing standing, TimeWindow window) {
        if (standing != Standing.SILENT) {
            return new Span(run.toString(), standing == Standing.NA ? Role.PLAIN : standing.role());
        }
        String gap = length(window.width().multipliedBy(run.length())) + " gap";
        int free = run.length() - gap.length();
        return free < 2
                ? Span.plain(run.toString())
                : new Span(" ".repeat(free / 2) + gap + " ".repeat(free - free / 2), Role.SILENT);
    }

    private static String sign(Standing standing) {
        return switch (standing) {
            case OKAY -> ".";
            case WARN -> "w";
            case ALERT -> "!";
            case NA, SILENT -> " ";
        };
    }

    /** Point to the cell of the cursor from below, with its time and how the selected row was in it. */
    private static Line pointer(Timeline timeline, HistoryScreen screen) {
        TimeWindow window = screen.window();
        Standing standing = screen.rows()
                .selected()
                .map(row -> timeline.at(row, window.cursor()))
                .orElse(Standing.NA);
        String time = EventWords.minute(window.cursor());
        Span word = standing == Standing.NA
                ? Span.plain("nothing known")
                : new Span(standing.role().label(), standing.role());
        int start = GUTTER + screen.labelWidth() + 1;
        int words = Cluster.width(time) + 2 + Cluster.width(word.text());
        int at = start + window.column();
        if (window.column() + 2 + words <= window.count()) {
            return new Line(at, List.of(new Span(POINTER + " " + time, Role.TITLE), Span.plain("  "), word));
        }
        return new Line(
                Math.max(0, at - words - 1),
                List.of(new Span(time, Role.TITLE), Span.plain("  "), word, new Span(" " + POINTER, Role.TITLE)));
    }

    static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - Cluster.width(text)));
    }
}
