package io.montty.runtime.monitor.view;

import com.googlecode.lanterna.screen.Screen;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.screen.ChangesScreen;
import io.montty.runtime.monitor.screen.ClassicScreen;
import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.screen.DetailScreen;
import io.montty.runtime.monitor.screen.FleetScreen;
import io.montty.runtime.monitor.screen.HistoryScreen;
import io.montty.runtime.monitor.screen.ListScreen;
import io.montty.runtime.monitor.screen.QuitDialog;
import io.montty.runtime.monitor.screen.TextScreen;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import io.montty.runtime.monitor.text.WindowSize;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** Paint the whole screen; every cell of it, each time, so that nothing old can stay. */
public final class MonitorView {

    /** Fewer lines are written anew as cheaply as they are moved. */
    private static final int LEAST_SCROLL = 3;

    private final Glyphs glyphs;
    private final Charset charset;
    private Palette palette;
    private List<Line> painted = List.of();

    /**
     * Paint for one terminal.
     *
     * @param charset what the terminal can show
     */
    public MonitorView(Palette palette, Glyphs glyphs, Charset charset) {
        this.palette = palette;
        this.glyphs = glyphs;
        this.charset = charset;
    }

    /** Paint by another theme from now on. */
    public void use(Palette palette) {
        this.palette = palette;
    }

    /** Paint {@code console} as of {@code now} into the back buffer of {@code screen}. */
    public void paint(Console console, Moment now, Screen screen) {
        List<Line> lines = lines(console, now, screen);
        Canvas canvas = new Canvas(screen, palette, charset.newEncoder());
        int rows = screen.getTerminalSize().getRows();
        for (int row = 0; row < rows; row++) {
            canvas.put(row, row < lines.size() ? lines.get(row) : Line.EMPTY);
        }
        painted = lines;
    }

    private List<Line> lines(Console console, Moment now, Screen screen) {
        WindowSize size = console.size();
        if (size.isTooSmall()) {
            return tooSmall(console);
        }
        if (!(console.top() instanceof ClassicScreen shown)) {
            return browser(console, now, screen);
        }
        Room room = new Room(size.columns(), size.bodyRows(), now.wall(), glyphs);
        List<Line> lines = ClassicView.lines(shown.scene(), console, now, room);
        hintScroll(lines, size.slideRows(), size, screen);
        console.dialog().ifPresent(dialog -> cover(lines, DialogBox.of(dialog, now, room), size));
        return lines;
    }

    private List<Line> browser(Console console, Moment now, Screen screen) {
        WindowSize size = console.size();
        Room room = new Room(size.columns(), size.bodyRows(), now.wall(), glyphs);
        Page page = page(console, room);
        List<Line> lines = new ArrayList<>();
        lines.add(TopLines.fleet(console, room));
        lines.add(TopLines.path(console, page, room));
        lines.add(Line.of(0, glyphs.rule(size.columns()), Role.FAINT));
        for (int row = 0; row < room.rows(); row++) {
            lines.add(row < page.body().size() ? page.body().get(row) : Line.EMPTY);
        }
        hintScroll(lines, page.scrolling(), size, screen);
        lines.add(Line.of(0, glyphs.rule(size.columns()), Role.FAINT));
        lines.add(BottomLines.status(console, page, now, room));
        lines.add(BottomLines.hints(console, page, room));
        console.dialog().ifPresent(dialog -> cover(lines, DialogBox.of(dialog, now, room), size));
        return lines;
    }

    private static void cover(List<Line> lines, List<Line> box, WindowSize size) {
        int middle = size.bodyTop() + Math.max(0, (size.bodyRows() - box.size()) / 2);
        int top = Math.max(0, Math.min(middle, size.rows() - box.size()));
        for (int i = 0; i < box.size() && top + i < lines.size(); i++) {
            lines.set(top + i, box.get(i));
        }
    }

    private static Page page(Console console, Room room) {
        if (console.top() instanceof FleetScreen screen) {
            return FleetView.page(screen, console, room);
        } else if (console.top() instanceof ListScreen screen) {
            return ListView.page(screen, console, room);
        } else if (console.top() instanceof DetailScreen screen) {
            return DetailView.page(screen, console, room);
        } else if (console.top() instanceof HistoryScreen screen) {
            return HistoryView.page(screen, console, room);
        } else if (console.top() instanceof ChangesScreen screen) {
            return ChangesView.page(screen, console, room);
        } else if (console.top() instanceof TextScreen screen) {
            return TextView.page(screen, room);
        }
        throw new IllegalStateException("no view of " + console.top());
    }

    /**
     * Let the terminal move what it has already when a part of the body only went up or down by a line. What did not
     * change at the edges, such as a heading, is no part of it.
     */
    private void hintScroll(List<Line> lines, int scrolling, WindowSize size, Screen screen) {
        int top = size.bodyTop();
        int bottom = Math.min(top + scrolling, lines.size()) - 1;
        if (painted.size() <= bottom) {
            return;
        }
        while (top < bottom && lines.get(top).equals(painted.get(top))) {
            top++;
        }
        while (top < bottom && lines.get(bottom).equals(painted.get(bottom))) {
            bottom--;
        }
        for (int distance : new int[] {1, -1}) {
            if (bottom - top >= LEAST_SCROLL && moved(lines, top, bottom, distance) > moved(lines, top, bottom, 0)) {
                screen.scrollLines(top, bottom, distance);
                return;
            }
        }
    }

    /** Count the lines that are where they would be if the body went up by {@code distance}. */
    private int moved(List<Line> lines, int top, int bottom, int distance) {
        int count = 0;
        for (int row = top; row <= bottom; row++) {
            int before = row + distance;
            if (before >= top && before <= bottom && painted.get(before).equals(lines.get(row))) {
                count++;
            }
        }
        return count;
    }

    private static List<Line> tooSmall(Console console) {
        List<Span> counts = new ArrayList<>();
        counts.add(Span.plain("MonTTY"));
        for (Standing standing : List.of(Standing.ALERT, Standing.WARN)) {
            int count = console.world().count(standing);
            counts.add(Span.plain("  "));
            counts.add(new Span(standing.role().label() + " " + count, standing.role()));
        }
        return List.of(
                new Line(1, counts),
                Line.of(
                        1,
                        "Window is " + text(console.size()) + ", needs " + text(WindowSize.SMALLEST) + ".",
                        Role.PLAIN),
                Line.of(1, tooSmallKeys(console), Role.PLAIN));
    }

    /** Deletes that wait are asked about in any window. */
    private static String tooSmallKeys(Console console) {
        return console.dialog().filter(QuitDialog.class::isInstance).isPresent()
                ? "Quit? y deletes, n keeps, esc stays"
                : "Enlarge it, or q to quit.";
    }

    private static String text(WindowSize size) {
        return size.columns() + "x" + size.rows();
    }
}
