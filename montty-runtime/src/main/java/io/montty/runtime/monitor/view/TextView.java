package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.screen.TextScreen;
import io.montty.runtime.monitor.text.Cluster;
import java.util.List;

/** Paint text to read. */
final class TextView {

    private TextView() {}

    static Page page(TextScreen screen, Room room) {
        return new Page(
                "",
                screen.visible(),
                room.rows(),
                more(screen, room),
                List.of(
                        Hint.of(Action.BACK, "back"),
                        Hint.of(Action.FIND, "find"),
                        Hint.of(Action.WRAP, "wrap"),
                        Hint.of(Action.COPY, "copy")));
    }

    private static String more(TextScreen screen, Room room) {
        String found = screen.found();
        if (!found.isEmpty()) {
            return Cluster.fit("/" + screen.sought(), room.columns() / 3) + "  " + found;
        }
        int below = screen.below();
        return below == 0 ? "" : room.glyphs().more() + " " + below + (below == 1 ? " more line" : " more lines");
    }
}
