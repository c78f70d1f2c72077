package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Mode;

/** Show what is new, worse, better and gone since this user last looked. */
public final class ChangesScreen implements Screen {

    @Override
    public Mode mode() {
        return Mode.CHANGES;
    }

    @Override
    public String crumb() {
        return "changes";
    }

    @Override
    public void update(World world, Moment now, boolean hold) {}

    @Override
    public void resize(int columns, int rows) {}

    @Override
    public void press(Action action, Moment now, Desk desk) {}
}
