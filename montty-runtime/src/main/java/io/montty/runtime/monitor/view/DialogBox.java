package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.screen.Dialog;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Draw a dialog as a box that covers part of the body. */
final class DialogBox {

    private static final int INDENT = 2;
    private static final int WIDEST = 70;
    private static final int FRAME = 2;

    /** How many rows around the body a box may cover as well. */
    private static final int BEYOND = 6;

    private DialogBox() {}

    /** Return the lines of the box, one for each row that it covers; blank lines go where there is no room for them. */
    static List<Line> of(Dialog dialog, Moment now, Room room) {
        int inside = Math.min(room.columns() - 2 * INDENT - 2, WIDEST);
        Glyphs glyphs = room.glyphs();
        String title = " " + Cluster.fit(dialog.title(), inside - 2) + " ";
        List<Line> content = new ArrayList<>();
        for (Line line : dialog.lines(now, inside - 2)) {
            content.addAll(line.wrap(inside - 2));
        }
        if (content.size() + FRAME > room.rows()) {
            content.removeIf(Line.EMPTY::equals);
        }
        // The last line has the keys that answer: whatever has to go, it stays.
        int most = Math.max(1, room.rows() + BEYOND - FRAME);
        if (content.size() > most) {
            content.subList(most - 1, content.size() - 1).clear();
        }
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(
                INDENT,
                glyphs.corner(0) + title + glyphs.rule(inside - Cluster.width(title)) + glyphs.corner(1),
                Role.TITLE));
        content.forEach(line -> lines.add(framed(line, inside, glyphs)));
        lines.add(Line.of(INDENT, glyphs.corner(2) + glyphs.rule(inside) + glyphs.corner(3), Role.PLAIN));
        return lines;
    }

    private static Line framed(Line line, int inside, Glyphs glyphs) {
        List<Span> spans = new ArrayList<>();
        spans.add(Span.plain(glyphs.upright() + " " + " ".repeat(line.indent())));
        spans.addAll(line.spans());
        int width = line.indent()
                + line.spans().stream()
                        .mapToInt(span -> Cluster.width(span.text()))
                        .sum();
        spans.add(Span.plain(" ".repeat(Math.max(1, inside - 1 - width)) + glyphs.upright()));
        return new Line(INDENT, spans);
    }
}
