package io.montty.runtime.monitor.view;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import io.montty.runtime.monitor.screen.ConsoleFixture;
import io.montty.runtime.monitor.text.WindowSize;
import java.io.IOException;
import java.util.TreeSet;

/** Paint scenes on a virtual terminal and write down what is on it, text and looks. */
final class Frame {

    private final DefaultVirtualTerminal terminal;
    private final Screen screen;

    Frame(WindowSize size) throws IOException {
        terminal = new DefaultVirtualTerminal(new TerminalSize(size.columns(), size.rows()));
        screen = new TerminalScreen(terminal);
        screen.setCursorPosition(null);
        screen.startScreen();
    }

    Frame paint(ConsoleFixture fixture, MonitorView view) throws IOException {
        view.paint(fixture.console, fixture.now(), screen);
        screen.refresh(Screen.RefreshType.DELTA);
        return this;
    }

    String row(int row) {
        return cells(row, 0, terminal.getTerminalSize().getColumns());
    }

    /** The terminal repeats a wide character in the cell behind it. */
    private String cells(int row, int start, int end) {
        StringBuilder text = new StringBuilder();
        for (int column = start; column < end; column++) {
            TextCharacter character = terminal.getCharacter(column, row);
            text.append(character.getCharacterString());
            column += character.isDoubleWidth() ? 1 : 0;
        }
        return text.toString();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < terminal.getTerminalSize().getRows(); row++) {
            text.append('|').append(row(row)).append("|\n");
        }
        return text.toString();
    }

    /** Write a line for each run of cells that does not look plain: row, columns, text, look. */
    String looks() {
        StringBuilder looks = new StringBuilder();
        for (int row = 0; row < terminal.getTerminalSize().getRows(); row++) {
            int start = 0;
            for (int column = 1; column <= terminal.getTerminalSize().getColumns(); column++) {
                if (column == terminal.getTerminalSize().getColumns()
                        || !look(column, row).equals(look(start, row))) {
                    appendRun(row, start, column, looks);
                    start = column;
                }
            }
        }
        return looks.toString();
    }

    private void appendRun(int row, int start, int end, StringBuilder looks) {
        if (!look(start, row).isEmpty()) {
            looks.append(row).append(':').append(start).append('-').append(end - 1);
            looks.append(" '").append(cells(row, start, end)).append("'").append(look(start, row));
            looks.append('\n');
        }
    }

    private String look(int column, int row) {
        TextCharacter character = terminal.getCharacter(column, row);
        StringBuilder look = new StringBuilder();
        if (!character.getForegroundColor().equals(TextColor.ANSI.DEFAULT)) {
            look.append(' ').append(color(character.getForegroundColor()));
        }
        new TreeSet<>(character.getModifiers())
                .forEach(modifier -> look.append(' ').append(modifier == Style.FAINT ? "FAINT" : modifier));
        return look.toString();
    }

    private static String color(TextColor color) {
        return color instanceof TextColor.ANSI ansi ? ansi.name() : color.toString();
    }
}
