package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.text.Line;
import java.util.List;

/** Ask who takes care of problems of a host, why, and until when. */
public final class AcknowledgeDialog implements Dialog {

    private final HostSummary host;
    private final List<Problem> problems;

    AcknowledgeDialog(HostSummary host, List<Problem> problems) {
        this.host = host;
        this.problems = List.copyOf(problems);
    }

    @Override
    public String title() {
        return "Acknowledge " + problems.size() + " of " + host.name();
    }

    @Override
    public List<Line> lines(Moment now) {
        return List.of();
    }

    @Override
    public boolean press(Key key, Moment now, Desk desk) {
        return key.equals(Key.of(Key.Kind.ESCAPE));
    }
}
