package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.screen.ListScreen;
import java.util.List;

/** Paint the reports. */
final class ListView {

    private ListView() {}

    static Page page(ListScreen screen, Console console, Room room) {
        return new Page("", List.of(), 0, "", List.of());
    }
}
