package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Show the part of a line that there is room for. */
final class LineWindow {

    private static final String MORE = "~";

    private final int from;
    private final int to;
    private final List<Span> spans = new ArrayList<>();
    private int column;
    private boolean cut;

    private LineWindow(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Return what stands in some columns of a line; the first column of all lines stays free.
     *
     * @param from the first column that is shown, from 0
     * @param columns how many there is room for
     */
    static Line of(Line line, int from, int columns) {
        if (from == 0 && width(line) <= columns) {
            return line;
        }
        // The last column tells that there is more, if there is.
        int to = from + columns - (width(line) > from + columns ? 1 : 0);
        LineWindow window = new LineWindow(from + (from == 0 ? 0 : 1), to);
        window.column = line.indent();
        line.spans().forEach(window::add);
        if (window.cut) {
            window.spans.add(Span.plain(MORE));
        }
        return new Line(Math.max(from == 0 ? 0 : 1, line.indent() - from), window.spans, line.selected());
    }

    private void add(Span span) {
        StringBuilder shown = new StringBuilder();
        for (Cluster cluster : cut ? List.<Cluster>of() : Cluster.of(span.text())) {
            int next = column + cluster.width();
            if (next > to) {
                cut = true;
                break;
            }
            if (column >= from) {
                shown.append(cluster.text());
            } else if (next > from) {
                shown.append(' '); // half of a wide character
            }
            column = next;
        }
        if (!shown.isEmpty()) {
            spans.add(new Span(shown.toString(), span.role()));
        }
    }

    /** Return how many columns a line takes. */
    static int width(Line line) {
        int width = line.indent();
        for (Span span : line.spans()) {
            width += Cluster.width(span.text());
        }
        return width;
    }
}
