package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.screen.DetailScreen;
import java.util.List;

/** Paint the report. */
final class DetailView {

    private DetailView() {}

    static Page page(DetailScreen screen, Console console, Room room) {
        return new Page("", List.of(), 0, "", List.of());
    }
}
