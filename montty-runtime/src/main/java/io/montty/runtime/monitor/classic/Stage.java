package io.montty.runtime.monitor.classic;

import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.WindowSize;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hold the slide that is shown, wrapped to the window, and how far it has scrolled. */
final class Stage {

    private final Scroller scroller;
    private WindowSize size;
    private @Nullable Slide slide;
    private List<Line> lines = List.of();
    private long since;

    Stage(Pace pace, WindowSize size) {
        this.scroller = new Scroller(pace);
        this.size = size;
    }

    void put(Slide slide, long now) {
        this.slide = slide;
        since = now;
        wrap();
        restart(now);
    }

    void clear() {
        slide = null;
        lines = List.of();
    }

    void restart(long now) {
        scroller.start(lines.size(), size.slideRows(), now);
    }

    void resize(WindowSize size) {
        this.size = size;
        if (!size.isTooSmall()) { // else it keeps its place until there is room again
            wrap();
            scroller.reshape(lines.size(), size.slideRows());
        }
    }

    private void wrap() {
        List<Line> wrapped = new ArrayList<>();
        if (slide != null && !size.isTooSmall()) {
            slide.body().forEach(line -> wrapped.addAll(line.wrap(size.columns())));
        }
        lines = wrapped;
    }

    @Nullable
    Slide slide() {
        return slide;
    }

    boolean shows(ReportRef ref) {
        return slide != null && slide.ref().equals(ref);
    }

    /** Return when the slide that is shown came. */
    long since() {
        return since;
    }

    WindowSize size() {
        return size;
    }

    List<Line> lines() {
        return lines;
    }

    Scroller scroller() {
        return scroller;
    }
}
