package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.screen.ChangesScreen;
import io.montty.runtime.monitor.screen.Console;
import java.util.List;

/** Paint the changes. */
final class ChangesView {

    private ChangesView() {}

    static Page page(ChangesScreen screen, Console console, Room room) {
        return new Page("", List.of(), 0, "", List.of());
    }
}
