package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.key.Action;

/** Stop and go on: the classic slideshow by itself where it is shown, else all screens. */
final class Pausing {

    private final Console console;
    private final Freeze freeze;

    Pausing(Console console, Freeze freeze) {
        this.console = console;
        this.freeze = freeze;
    }

    void freeze(Moment now) {
        if (console.top() instanceof ClassicScreen shown && !freeze.isOn()) {
            shown.press(Action.FREEZE, now, console);
        } else {
            freeze.begin();
        }
    }

    /** Freeze, or go on if that is so already. */
    void toggle(Moment now) {
        boolean paused = console.top() instanceof ClassicScreen shown && shown.isPaused();
        if (freeze.isOn() || paused) {
            resume(now);
        } else {
            freeze(now);
        }
    }

    void resume(Moment now) {
        if (console.top() instanceof ClassicScreen shown) {
            shown.press(Action.RESUME, now, console);
        }
        Snapshot newest = freeze.end();
        if (newest != null) {
            console.update(newest, now);
        }
    }
}
