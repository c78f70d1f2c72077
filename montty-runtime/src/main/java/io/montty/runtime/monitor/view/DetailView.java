package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.fleet.Reading;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.screen.DetailScreen;
import io.montty.runtime.monitor.screen.Fold;
import io.montty.runtime.monitor.screen.TreeLine;
import io.montty.runtime.monitor.text.Age;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Paint the report. */
final class DetailView {

    private static final List<Hint> HINTS = List.of(
            Hint.of(Action.FOLD, "fold"),
            Hint.of(Action.FOLD_ALL, "all"),
            both(Action.NEXT_PROBLEM, "/", Action.PREVIOUS_PROBLEM, "problem"),
            both(Action.PREVIOUS_REPORT, " ", Action.NEXT_REPORT, "report"),
            Hint.of(Action.FIND, "find"),
            Hint.of(Action.RAW, "raw"),
            Hint.of(Action.COPY, "copy"),
            Hint.of(Action.DELETE, "del"),
            Hint.of(Action.BACK, "back"),
            Hint.of(Action.ACKNOWLEDGE, "ack"),
            Hint.of(Action.HISTORY_OF_HOST, "history"),
            Hint.of(Action.WRAP, "wrap"),
            Hint.of(Action.HELP, "help"));

    /** As the second line says beside the path: how the monitor is, and when the manager last ran. */
    private static final int STATE = 30;

    /** Where one reads is said in as many columns as it can take, so that the rest of the line holds still. */
    private static final int LINE = "9999 of 9999  line 9999/9999".length();

    private DetailView() {}

    private static Hint both(Action one, String between, Action other, String word) {
        return new Hint(one.firstKey() + between + other.firstKey(), word);
    }

    static Page page(DetailScreen screen, Console console, Room room) {
        List<Line> body = new ArrayList<>();
        int row = 0;
        for (TreeLine line : screen.visible()) {
            body.add(draw(line, row == screen.cursorRow(), room.glyphs()));
            row++;
        }
        return new Page(about(screen, console, room), body, room.rows(), more(screen, room), HINTS);
    }

    private static Line draw(TreeLine row, boolean selected, Glyphs glyphs) {
        Line line = row.line();
        if (!selected && row.fold() == Fold.NONE) {
            return line;
        }
        StringBuilder margin = new StringBuilder(" ".repeat(Math.max(1, line.indent())));
        if (row.fold() != Fold.NONE) {
            margin.replace(line.indent() - 2, line.indent() - 1, glyphs.fold(row.fold() == Fold.OPEN));
        }
        if (selected) {
            margin.setCharAt(0, '>');
        }
        List<Span> spans = new ArrayList<>();
        spans.add(Span.plain(margin.toString()));
        spans.addAll(line.spans());
        return new Line(0, spans);
    }

    private static String more(DetailScreen screen, Room room) {
        String found = screen.found();
        if (!found.isEmpty()) {
            return Cluster.fit("/" + screen.sought(), room.columns() / 3) + "  " + found;
        }
        int below = screen.below();
        return below == 0 ? "" : room.glyphs().more() + " " + below + (below == 1 ? " more line" : " more lines");
    }

    /** Say which report it is, as fully as there is room for; the first line of the report says all of it. */
    private static String about(DetailScreen screen, Console console, Room room) {
        Reading reading = screen.reading();
        String place = place(screen, console) + "  line " + screen.line();
        String age = Age.of(reading.ref().received(), room.now()) + "  ";
        String status = Role.of(reading.ref().status()).label() + " " + reading.host() + " ";
        String at = reading.at().brief(room.now().atZone(ZoneOffset.UTC).toLocalDate()) + " ";
        int path = Cluster.width(String.join(" > ", console.path()));
        int left = room.columns() - path - STATE - Cluster.width(console.frozen()) - Math.max(LINE, place.length());
        for (String start : List.of(status + reading.address() + "  " + at + age, status + age, age)) {
            if (Cluster.width(start) <= left) {
                return start + place;
            }
        }
        return place;
    }

    private static String place(DetailScreen screen, Console console) {
        if (screen.isGone()) {
            return "gone";
        }
        boolean closing = console.deletes().isClosing(screen.reading().ref());
        return (closing ? "closing  " : "") + screen.place();
    }
}
