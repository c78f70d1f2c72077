package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Mode;
import io.montty.runtime.monitor.text.Line;
import java.util.List;

/** Show text to read, such as the help or what the doctor says. */
public final class TextScreen implements Screen {

    private final String title;
    private final List<Line> lines;
    private int rows = 1;
    private int top;

    TextScreen(String title, List<Line> lines) {
        this.title = title;
        this.lines = List.copyOf(lines);
    }

    @Override
    public Mode mode() {
        return Mode.TEXT;
    }

    @Override
    public String crumb() {
        return title;
    }

    @Override
    public void update(World world, Moment now, boolean hold) {}

    @Override
    public void resize(int columns, int rows) {
        this.rows = rows;
        top = Math.max(0, Math.min(top, lines.size() - rows));
    }

    @Override
    public void press(Action action, Moment now, Desk desk) {
        int step = switch (action) {
            case UP -> -1;
            case DOWN -> 1;
            case PAGE_UP -> -rows;
            case PAGE_DOWN -> rows;
            case FIRST -> -lines.size();
            case LAST -> lines.size();
            default -> 0;
        };
        top = Math.max(0, Math.min(top + step, lines.size() - rows));
    }

    /** Return the lines that there is room for. */
    public List<Line> visible() {
        return lines.subList(top, Math.min(lines.size(), top + rows));
    }
}
