package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** Ask whether nobody is to take care of problems of a host any more. */
public final class UnacknowledgeDialog implements Dialog {

    private final HostSummary host;
    private final List<Problem> problems;
    private final ZoneId zone;

    UnacknowledgeDialog(HostSummary host, List<Problem> problems, ZoneId zone) {
        this.host = host;
        this.problems = List.copyOf(problems);
        this.zone = zone;
    }

    @Override
    public String title() {
        return "End what was acknowledged of " + host.name();
    }

    @Override
    public List<Line> lines(Moment now, int columns) {
        List<Line> lines = new ArrayList<>(ProblemLines.of(problems));
        problems.stream()
                .map(problem -> by(problem, now.wall().atZone(zone)))
                .distinct()
                .limit(ProblemLines.MOST)
                .forEach(text -> lines.add(Line.of(0, text, Role.PLAIN)));
        lines.add(Line.EMPTY);
        lines.add(Line.of(0, "y ends that   esc or any other key leaves it", Role.TITLE));
        return lines;
    }

    private static String by(Problem problem, ZonedDateTime now) {
        Instant until = problem.until();
        return problem.owner() + (until == null ? "" : ", " + AcknowledgeEnd.shown(until, now)) + ": "
                + problem.reason();
    }

    @Override
    public boolean press(Key key, Moment now, Desk desk) {
        if (key.equals(Key.of('y'))) {
            desk.perform(new Effect.Unacknowledge(
                    host.key(), problems.stream().map(Problem::check).toList()));
        } else {
            desk.say("left as it is");
        }
        return true;
    }
}
