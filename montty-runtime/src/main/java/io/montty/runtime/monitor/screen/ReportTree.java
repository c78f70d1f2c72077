package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Reading;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import java.time.Instant;
import java.util.List;

/** Lay out a report as a tree of checks, of which what is well is folded. */
public final class ReportTree {

    private final Reading reading;

    public ReportTree(Reading reading) {
        this.reading = reading;
    }

    /**
     * Return its lines as they are when nobody has folded or opened anything.
     *
     * @param columns that there is room for
     * @param now what ages are told at
     */
    public List<Line> lines(int columns, Instant now) {
        return reading.checks().stream()
                .map(entry -> Line.of(0, entry.title(), Role.PLAIN))
                .toList();
    }
}
