package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Name problems in a dialog, each in a line. */
final class ProblemLines {

    /** How many lines there are at most. */
    static final int MOST = 3;

    private ProblemLines() {}

    static List<Line> of(List<Problem> problems) {
        int shown = problems.size() <= MOST ? problems.size() : MOST - 1;
        List<Line> lines = new ArrayList<>();
        for (Problem problem : problems.subList(0, shown)) {
            Role role = Role.of(problem.status());
            lines.add(new Line(
                    0,
                    List.of(
                            new Span(role.label(), role),
                            new Span(" ".repeat(Math.max(1, 8 - role.label().length())) + problem.title(), Role.TITLE),
                            Span.plain("  " + problem.summary()))));
        }
        if (shown < problems.size()) {
            lines.add(Line.of(0, "and " + (problems.size() - shown) + " more", Role.PLAIN));
        }
        return lines;
    }
}
