package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.screen.HistoryScreen;
import java.util.List;

/** Paint the history. */
final class HistoryView {

    private HistoryView() {}

    static Page page(HistoryScreen screen, Console console, Room room) {
        return new Page("", List.of(), 0, "", List.of());
    }
}
