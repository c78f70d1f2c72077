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

    private DialogBox() {}

    /** Return the lines of the box, one for each row that it covers. */
    static List<Line> of(Dialog dialog, Moment now, Room room) {
        int inside = Math.min(room.columns() - 2 * INDENT - 2, 66);
        Glyphs glyphs = room.glyphs();
        List<Line> lines = new ArrayList<>();
        String title = " " + dialog.title() + " ";
        lines.add(Line.of(
                INDENT,
                glyphs.corner(0) + title + glyphs.rule(inside - Cluster.width(title)) + glyphs.corner(1),
                Role.TITLE));
        for (Line line : dialog.lines(now)) {
            List<Span> spans = new ArrayList<>();
            spans.add(Span.plain(glyphs.upright() + " " + " ".repeat(line.indent())));
            spans.addAll(line.spans());
            int width = line.indent()
                    + line.spans().stream()
                            .mapToInt(span -> Cluster.width(span.text()))
                            .sum();
            spans.add(Span.plain(" ".repeat(Math.max(1, inside - 1 - width)) + glyphs.upright()));
            lines.add(new Line(INDENT, spans));
        }
        lines.add(Line.of(INDENT, glyphs.corner(2) + glyphs.rule(inside) + glyphs.corner(3), Role.PLAIN));
        return lines;
    }
}
