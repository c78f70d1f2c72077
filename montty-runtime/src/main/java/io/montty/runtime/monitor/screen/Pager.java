package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Lay out lines in the room that there is, and hold which of them a person reads. */
final class Pager {

    private static final int TAIL_GAP = 2;

    private List<TreeLine> lines = List.of();
    private List<TreeLine> rows = List.of();
    private Search search = Search.NOTHING;
    private int columns = 80;
    private int height = 1;
    private boolean wrap = true;
    private int left;
    private int longest;
    private int cursor;
    private int top;

    /** Show other lines; the cursor stays on its line, or goes to the one that it is folded behind. */
    void show(List<TreeLine> next) {
        lines = next;
        layOut();
    }

    void resize(int columns, int rows) {
        boolean other = columns != this.columns;
        this.columns = columns;
        this.height = rows;
        if (other) {
            layOut();
        }
        settle();
    }

    /** Mark what is found from now on. */
    void mark(Search search) {
        this.search = search;
        layOut();
    }

    /** Wrap long lines, or let them go on beyond the edge. */
    void wrap(boolean wanted) {
        if (wanted != wrap) {
            wrap = wanted;
            layOut();
        }
    }

    private void layOut() {
        Spot at = spot();
        int row = cursor - top;
        int piece = rows.isEmpty() ? 0 : cursor - firstOf(at);
        List<TreeLine> laid = new ArrayList<>(lines.size());
        longest = 0;
        for (TreeLine line : lines) {
            TreeLine marked = line.with(search.mark(line.line()));
            if (wrap && line.tail().isEmpty()) {
                wrap(marked, laid);
            } else {
                longest = wrap ? 0 : Math.max(longest, LineWindow.width(line.line()));
                laid.add(marked);
            }
        }
        rows = laid;
        int first = firstOf(at);
        cursor = Math.min(first + piece, lastOf(first));
        top = cursor - row;
        settle();
    }

    private void wrap(TreeLine line, List<TreeLine> laid) {
        Fold fold = line.fold();
        for (Line piece : line.line().wrap(columns)) {
            laid.add(new TreeLine(line.spot(), fold, piece, ""));
            fold = Fold.NONE;
        }
    }

    /** Return the first row of a line, or of the last line before it that is shown. */
    private int firstOf(Spot spot) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle).spot().compareTo(spot) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        boolean shown = low < rows.size() && rows.get(low).spot().equals(spot);
        return shown || low == 0 ? low : firstOf(rows.get(low - 1).spot());
    }

    private int lastOf(int first) {
        int last = first;
        while (last + 1 < rows.size()
                && rows.get(last + 1).spot().equals(rows.get(first).spot())) {
            last++;
        }
        return last;
    }

    /** Do what a key asks for that is about where one reads; tell whether it was such a key. */
    boolean press(Action action) {
        switch (action) {
            case UP -> cursor--;
            case DOWN -> cursor++;
            case PAGE_UP -> page(-1);
            case PAGE_DOWN -> page(1);
            case FIRST -> cursor = 0;
            case LAST -> cursor = rows.size() - 1;
            case LEFT -> left -= columns / 2;
            case RIGHT -> left += columns / 2;
            case WRAP -> {
                wrap = !wrap;
                layOut();
            }
            default -> {
                return false;
            }
        }
        settle();
        return true;
    }

    private void page(int pages) {
        int step = Math.max(1, height - 1) * pages;
        cursor += step;
        top += step;
    }

    /** Move what is shown by some rows, and the cursor to its first row. */
    void scroll(int distance) {
        top = Math.max(0, Math.min(top + distance, rows.size() - height));
        cursor = top;
    }

    void click(int row) {
        if (row >= 0 && row < height && top + row < rows.size()) {
            cursor = top + row;
        }
    }

    /** Go to a line, so that it and as many of the rows behind it as there is room for are on the screen. */
    void go(Spot spot, int follow) {
        cursor = firstOf(spot);
        int last = Math.min(lastOf(cursor) + follow, rows.size() - 1);
        top = Math.min(cursor, Math.max(top, last - height + 1));
        settle();
    }

    private void settle() {
        cursor = Math.max(0, Math.min(cursor, rows.size() - 1));
        top = Math.max(0, Math.min(top, rows.size() - height));
        top = Math.min(top, cursor);
        top = Math.max(top, cursor - height + 1);
        left = wrap ? 0 : Math.max(0, Math.min(left, longest - columns));
    }

    /** Return the line that the cursor is on. */
    Spot spot() {
        return rows.isEmpty() ? Spot.START : rows.get(cursor).spot();
    }

    /** Return the rows that there is room for. */
    List<TreeLine> visible() {
        return rows.subList(top, Math.min(rows.size(), top + height)).stream()
                .map(this::cut)
                .toList();
    }

    private TreeLine cut(TreeLine row) {
        if (wrap && row.tail().isEmpty()) {
            return row;
        }
        if (left > 0) {
            return new TreeLine(row.spot(), Fold.NONE, LineWindow.of(row.line(), left, columns), "");
        }
        return row.tail().isEmpty() ? row.with(LineWindow.of(row.line(), 0, columns)) : withTail(row);
    }

    private TreeLine withTail(TreeLine row) {
        int room = columns - Cluster.width(row.tail()) - TAIL_GAP;
        Line start = LineWindow.of(row.line(), 0, room);
        List<Span> spans = new ArrayList<>(start.spans());
        spans.add(Span.plain(" ".repeat(Math.max(0, room - LineWindow.width(start)) + TAIL_GAP - 1)));
        spans.add(new Span(row.tail(), Role.FAINT));
        return row.with(new Line(start.indent(), spans));
    }

    /** Return the place of the cursor among the rows that there is room for, from 0. */
    int cursorRow() {
        return cursor - top;
    }

    /** Return the place of the cursor among all rows, from 1; 0 if there are none. */
    int line() {
        return rows.isEmpty() ? 0 : cursor + 1;
    }

    int count() {
        return rows.size();
    }

    /** Return how many rows come after those that there is room for. */
    int below() {
        return Math.max(0, rows.size() - top - height);
    }

    boolean wraps() {
        return wrap;
    }
}
