package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.screen.FleetScreen;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Paint the fleet. */
final class FleetView {

    private FleetView() {}

    static Page page(FleetScreen screen, Console console, Room room) {
        List<Line> body = new ArrayList<>();
        body.add(Line.of(2, "STATUS   HOST", Role.TITLE));
        for (HostSummary host : screen.rows().visible()) {
            Line line = new Line(
                    2,
                    List.of(
                            new Span(
                                    host.standing().role().label(),
                                    host.standing().role()),
                            Span.plain(" " + host.name())));
            body.add(screen.rows().isSelected(host) ? line.asSelected() : line);
        }
        int hosts = console.world().snapshot().hosts().size();
        return new Page(
                hosts + " hosts",
                body,
                body.size(),
                "",
                List.of(Hint.of(Action.OPEN, "open"), Hint.of(Action.HELP, "help")));
    }
}
