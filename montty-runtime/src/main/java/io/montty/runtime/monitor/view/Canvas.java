package io.montty.runtime.monitor.view;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.screen.Screen;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.nio.charset.CharsetEncoder;
import java.util.stream.Collectors;

/** Write lines of text into the cells of a screen, whole clusters at a time. */
final class Canvas {

    private static final TextCharacter BLANK = TextCharacter.DEFAULT_CHARACTER;
    private static final TextCharacter SELECTED = BLANK.withModifier(SGR.REVERSE);

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
        TextCharacter blank = line.selected() ? SELECTED : BLANK;
        int column = fill(0, line.indent(), row, blank);
        for (Span span : line.spans()) {
            Style own = palette.style(span.role());
            Style style = line.selected() ? own.selected() : own;
            for (Cluster cluster : Cluster.of(encodable(span.text()))) {
                if (column + cluster.width() > columns) {
                    fill(column, columns, row, blank);
                    return;
                }
                screen.setCharacter(column, row, Cell.of(cluster, style));
                column += cluster.width();
            }
        }
        fill(column, columns, row, blank);
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

    private int fill(int from, int to, int row, TextCharacter blank) {
        int end = Math.min(to, columns);
        for (int column = from; column < end; column++) {
            screen.setCharacter(column, row, blank);
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
