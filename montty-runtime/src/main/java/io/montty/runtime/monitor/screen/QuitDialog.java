package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import java.util.List;

/** Ask what becomes of deletes that can still be undone, before the monitor ends; meanwhile their time stands still. */
public final class QuitDialog implements Dialog {

    private final Runnable quit;

    /** @param quit ends the monitor, after what was asked for by then */
    QuitDialog(Runnable quit) {
        this.quit = quit;
    }

    @Override
    public String title() {
        return "Quit";
    }

    @Override
    public List<Line> lines(Moment now, int columns) {
        return List.of(
                Line.of(0, "Deletes are waiting that can still be undone.", Role.PLAIN),
                Line.EMPTY,
                Line.of(0, "y deletes and quits   n keeps and quits   esc stays", Role.TITLE));
    }

    @Override
    public boolean press(Key key, Moment now, Desk desk) {
        if (key.equals(Key.of('y')) || key.equals(Key.of('n'))) {
            if (key.equals(Key.of('y'))) {
                desk.deletes().takeAll().forEach(desk::perform);
            } else {
                desk.deletes().dropAll();
            }
            quit.run();
            return true;
        }
        boolean stays = key.kind() == Key.Kind.ESCAPE;
        if (stays) {
            desk.deletes().beginAgain(now);
        }
        return stays;
    }
}
