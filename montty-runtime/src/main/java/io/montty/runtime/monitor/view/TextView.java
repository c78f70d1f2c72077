package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.screen.TextScreen;
import java.util.List;

/** Paint text to read. */
final class TextView {

    private TextView() {}

    static Page page(TextScreen screen, Room room) {
        return new Page("", screen.visible(), room.rows(), "", List.of(Hint.of(Action.BACK, "back")));
    }
}
