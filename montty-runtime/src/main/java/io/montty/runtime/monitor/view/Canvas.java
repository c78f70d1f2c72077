package io.montty.runtime.monitor.view;

import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.screen.Screen;
import io.montty.runtime.monitor.model.Cluster;
import io.montty.runtime.monitor.model.Line;
import io.montty.runtime.monitor.model.Role;
import io.montty.runtime.monitor.model.Span;
import java.nio.charset.CharsetEncoder;
import java.util.stream.Collectors;

/** Write lines of text into the cells of a screen, whole clusters at a time. */
final class Canvas {

    private static final TextCharacter BLANK = TextCharacter.DEFAULT_CHARACTER;

    private final Screen screen;
    private final Palette palette;
    private final CharsetEncoder encoder;
    private final int columns;

    Canvas(Screen screen, Palette palette, CharsetEncoder encoder) {
        this.screen = screen;
        this.palette = palette;
        this.encoder = encoder;
        this.columns = screen.getTerminalSize().getColumns();
    }

    int columns() {
        return columns;
    }

    /** Fill one row with a line, cut at the edge of the screen, and blanks. */
    void put(int row, Line line) {
        int column = blank(0, line.indent(), row);
        for (Span span : line.spans()) {
            Style style = palette.style(span.role());
            for (Cluster cluster : Cluster.of(encodable(span.text()))) {
                if (column + cluster.width() > columns) {
                    blank(column, columns, row);
                    return;
                }
                screen.setCharacter(column, row, Cell.of(cluster, style));
                column += cluster.width();
            }
        }
        blank(column, columns, row);
    }

    void put(int row, int indent, String text, Role role) {
        put(row, Line.of(indent, text, role));
    }

    /** Blank the rows from {@code from} up to, but without, {@code to}. */
    void clear(int from, int to) {
        for (int row = from; row < to; row++) {
            put(row, Line.EMPTY);
        }
    }

    private int blank(int from, int to, int row) {
        int end = Math.min(to, columns);
        for (int column = from; column < end; column++) {
            screen.setCharacter(column, row, BLANK);
        }
        return end;
    }

    /** Put question marks, as many as the columns they stand for, where the terminal's charset has no character. */
    private String encodable(String text) {
        if (encoder.canEncode(text)) {
            return text;
        }
        return Cluster.of(text).stream()
                .map(cluster -> encoder.canEncode(cluster.text()) ? cluster.text() : "?".repeat(cluster.width()))
                .collect(Collectors.joining());
    }
}
