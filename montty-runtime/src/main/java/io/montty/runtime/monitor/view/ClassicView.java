package io.montty.runtime.monitor.view;

import com.googlecode.lanterna.screen.Screen;
import io.montty.api.Status;
import io.montty.runtime.monitor.classic.Scene;
import io.montty.runtime.monitor.classic.Slide;
import io.montty.runtime.monitor.classic.Slideshow;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import io.montty.runtime.monitor.text.WindowSize;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paint the whole screen; every cell of it, each time, so that nothing old can stay. */
public final class ClassicView {

    private final Palette palette;
    private final Charset charset;
    private final String watched;
    private final ClassicHeader header;
    private @Nullable ReportRef painted;
    private int paintedTop;

    /**
     * Paint for one terminal.
     *
     * @param charset what the terminal can show
     * @param version of MonTTY, for the header
     * @param watched the folder that the reports are in, safe to print
     */
    public ClassicView(Palette palette, Charset charset, String version, String watched) {
        this.palette = palette;
        this.charset = charset;
        this.watched = watched;
        this.header = new ClassicHeader(version);
    }

    /** Paint {@code scene} as of {@code now} into the back buffer of {@code screen}. */
    public void paint(Scene scene, Instant now, Screen screen) {
        Canvas canvas = new Canvas(screen, palette, charset.newEncoder());
        int rows = screen.getTerminalSize().getRows();
        if (scene.size().isTooSmall()) {
            fill(tooSmall(scene), rows, canvas);
        } else if (scene.overlay() == Slideshow.Overlay.HELP) {
            fill(HelpPage.lines(scene.size().columns()), rows, canvas);
        } else if (scene.slide() == null) {
            fill(awaiting(scene, now), rows - 1, canvas);
            canvas.put(rows - 1, ClassicStatus.of(scene, canvas.columns(), now));
        } else {
            hintScroll(scene, scene.slide(), screen);
            paintSlide(scene, scene.slide(), now, rows, canvas);
            return;
        }
        painted = null;
    }

    private void paintSlide(Scene scene, Slide slide, Instant now, int rows, Canvas canvas) {
        int top = scene.size().bodyTop();
        canvas.put(0, header.report(slide, canvas.columns(), now));
        canvas.put(1, header.commands(scene, canvas.columns()));
        canvas.clear(2, top);
        for (int i = 0; i < scene.size().slideRows(); i++) {
            int line = scene.top() + i;
            canvas.put(top + i, line < scene.lines().size() ? scene.lines().get(line) : Line.EMPTY);
        }
        canvas.put(rows - 1, ClassicStatus.of(scene, canvas.columns(), now));
    }

    /** Let the terminal move what it has already when the same report only went up or down. */
    private void hintScroll(Scene scene, Slide slide, Screen screen) {
        int distance = scene.top() - paintedTop;
        WindowSize size = scene.size();
        if (slide.ref().equals(painted) && distance != 0 && Math.abs(distance) < size.slideRows()) {
            screen.scrollLines(size.bodyTop(), size.bodyTop() + size.slideRows() - 1, distance);
        }
        painted = slide.ref();
        paintedTop = scene.top();
    }

    private static void fill(List<Line> lines, int rows, Canvas canvas) {
        for (int row = 0; row < rows; row++) {
            canvas.put(row, row < lines.size() ? lines.get(row) : Line.EMPTY);
        }
    }

    private static List<Line> tooSmall(Scene scene) {
        List<Span> counts = new ArrayList<>();
        counts.add(Span.plain("MonTTY"));
        for (Status status : List.of(Status.ALERT, Status.WARN)) {
            long count = scene.snapshot().reports().stream()
                    .filter(ref -> ref.status() == status)
                    .count();
            counts.add(Span.plain("  "));
            counts.add(new Span(Role.of(status).label() + " " + count, Role.of(status)));
        }
        return List.of(
                new Line(1, counts),
                Line.of(
                        1,
                        "Window is " + text(scene.size()) + ", needs " + text(WindowSize.SMALLEST) + ".",
                        Role.PLAIN),
                Line.of(1, "Enlarge it, or q to quit.", Role.PLAIN));
    }

    private static String text(WindowSize size) {
        return size.columns() + "x" + size.rows();
    }

    private List<Line> awaiting(Scene scene, Instant now) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(0, List.of(new Span("MonTTY", Role.PLAIN), Span.plain("   no reports"))));
        lines.add(header.commands(scene, scene.size().columns()));
        while (lines.size() < scene.size().rows() / 3) {
            lines.add(Line.EMPTY);
        }
        String title = "Awaiting report(s)";
        lines.add(Line.of((scene.size().columns() - title.length()) / 2, title, Role.TITLE));
        lines.add(Line.EMPTY);
        for (String text : List.of(
                "watching  " + watched + "/{_alert,_warn,_report}",
                "manager   last ran " + ClassicStatus.age(scene.snapshot(), now),
                "",
                "No reports normally means that no checker has run in the last 5 minutes.")) {
            lines.addAll(Line.of(4, text, Role.PLAIN).wrap(scene.size().columns()));
        }
        return lines;
    }
}
