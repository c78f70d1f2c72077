package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Mode;
import io.montty.runtime.monitor.text.Line;
import java.util.ArrayList;
import java.util.List;

/** Show text to read, such as the help or what the doctor says. */
public final class TextScreen implements Screen, Searched {

    private final String title;
    private final List<TreeLine> lines = new ArrayList<>();
    private final Pager pager = new Pager();
    private final Matches matches = new Matches();
    private int rows = 1;

    TextScreen(String title, List<Line> lines) {
        this.title = title;
        lines.forEach(line -> this.lines.add(new TreeLine(new Spot(Spot.TOP, this.lines.size()), line)));
        pager.show(this.lines);
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
        pager.resize(columns, rows);
    }

    @Override
    public void press(Action action, Moment now, Desk desk) {
        switch (action) {
            case UP -> pager.scroll(-1);
            case DOWN -> pager.scroll(1);
            case PAGE_UP -> pager.scroll(-rows);
            case PAGE_DOWN -> pager.scroll(rows);
            case FIRST -> pager.scroll(-pager.count());
            case LAST -> pager.scroll(pager.count());
            case NEXT_MATCH -> match(true, desk);
            case PREVIOUS_MATCH -> match(false, desk);
            case COPY -> ReportCopy.text(OpenReport.text(lines), desk);
            case LEFT, RIGHT -> {
                if (pager.wraps()) {
                    desk.say("lines are wrapped; w shows each as one line");
                }
                pager.press(action);
            }
            default -> pager.press(action);
        }
    }

    @Override
    public String sought() {
        return matches.search().sought();
    }

    @Override
    public void find(String text) {
        Search search = new Search(text);
        matches.look(search, lines);
        pager.mark(search);
        matches.from(pager.spot()).ifPresent(spot -> pager.go(spot, 0));
    }

    private void match(boolean next, Desk desk) {
        if (sought().isEmpty()) {
            desk.say("nothing is sought; / begins");
        }
        matches.beside(pager.spot(), next).ifPresent(spot -> pager.go(spot, 0));
    }

    @Override
    public void use(Setting setting, boolean on) {
        if (setting == Setting.WRAP) {
            pager.wrap(on);
        }
    }

    @Override
    public List<String> text() {
        return OpenReport.text(lines).lines().toList();
    }

    /** Return the lines that there is room for. */
    public List<Line> visible() {
        return pager.visible().stream().map(TreeLine::line).toList();
    }

    /** Return how many rows there are below those that there is room for. */
    public int below() {
        return pager.below();
    }

    /** Return what is said of the search; empty if nothing is sought. */
    public String found() {
        return matches.text(pager.spot());
    }
}
