package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.text.WindowSize;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Hold the screens that lie on top of each other, each as large as the window lets it be. */
final class ScreenStack {

    private final Deque<Screen> screens = new ArrayDeque<>();
    private WindowSize size;

    ScreenStack(WindowSize size) {
        this.size = size;
    }

    WindowSize size() {
        return size;
    }

    void resize(WindowSize size) {
        this.size = size;
        screens.forEach(this::fit);
    }

    private void fit(Screen screen) {
        screen.resize(size.columns(), size.bodyRows());
    }

    /** Put a screen on top; one that lies below already comes up. */
    void open(Screen screen, Moment now, Desk desk) {
        screens.remove(screen);
        screens.push(screen);
        fit(screen);
        screen.opened(now, desk);
        screen.update(desk.world(), now, false);
    }

    /** Take the top screen away without a word. */
    void drop() {
        screens.pop();
    }

    /** Leave the top screen, but not the first; tell whether there was one to leave. */
    boolean back(Desk desk) {
        if (screens.size() == 1) {
            return false;
        }
        screens.pop().leave(desk);
        return true;
    }

    void each(Consumer<Screen> deed) {
        screens.forEach(deed);
    }

    Screen top() {
        return screens.element();
    }

    /** Return what the screens are called, from the first to the top. */
    List<String> path() {
        List<String> crumbs = new ArrayList<>();
        screens.descendingIterator().forEachRemaining(screen -> crumbs.add(screen.crumb()));
        return crumbs;
    }
}
