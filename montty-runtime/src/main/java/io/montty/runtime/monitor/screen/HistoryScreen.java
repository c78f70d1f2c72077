package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Mode;
import io.montty.runtime.state.HostKey;

/** Show how the checks of a host were doing, and what happened. */
public final class HistoryScreen implements Screen {

    private final HostKey host;

    HistoryScreen(HostKey host) {
        this.host = host;
    }

    @Override
    public Mode mode() {
        return Mode.HISTORY;
    }

    @Override
    public String crumb() {
        return host + " > history";
    }

    @Override
    public void update(World world, Moment now, boolean hold) {}

    @Override
    public void resize(int columns, int rows) {}

    @Override
    public void press(Action action, Moment now, Desk desk) {}
}
