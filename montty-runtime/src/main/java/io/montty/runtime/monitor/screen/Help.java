package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Mode;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import java.util.ArrayList;
import java.util.List;

/** Write the help of a screen from the table of keys. */
final class Help {

    private Help() {}

    static List<Line> of(Mode mode) {
        List<Line> lines = new ArrayList<>();
        for (Action.Section section : Action.Section.values()) {
            lines.add(Line.of(1, section.name(), Role.TITLE));
            for (Action action : Action.in(mode, section)) {
                lines.add(Line.of(1, action.keyLabels() + "  " + action.description(), Role.PLAIN));
            }
        }
        return lines;
    }
}
