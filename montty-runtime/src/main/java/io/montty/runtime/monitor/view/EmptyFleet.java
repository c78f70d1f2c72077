package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.text.Age;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Say why there is no host to show, and what to do. */
final class EmptyFleet {

    private static final int INDENT = 6;
    private static final int NAME = 10;
    private static final int ROOMY = 80;
    private static final String NO_MANAGER = "The manager files reports, and it does not run: look at its cron job.";
    private static final String NO_CHECKER = "No reports normally means that no checker has run in the last 5 min.";
    private static final String FEW = "normally no checker has run in the last 5 min";
    private static final String BRIEF_DOCTOR = ": then doctor tests directories, permissions, cron";
    private static final String DOCTOR = "Press : then doctor to test directories, permissions and cron.";

    private final Console console;
    private final Room room;

    EmptyFleet(Console console, Room room) {
        this.console = console;
        this.room = room;
    }

    /** Return the lines for a server that knows no host. */
    List<Line> awaiting() {
        if (!console.world().isKnown()) {
            return lowered(List.of(Line.EMPTY, Line.EMPTY, centred("Reading the report folders", Role.TITLE)));
        }
        Snapshot snapshot = console.world().snapshot();
        List<Line> lines = new ArrayList<>();
        lines.add(centred("Awaiting report(s)", Role.TITLE));
        lines.add(Line.EMPTY);
        lines.add(entry("watching", console.options().folder() + "/REPORTS/{_alert,_warn,_report}"));
        Instant ran = snapshot.managerLastRun();
        lines.add(entry("manager", ran == null ? "never ran" : "last ran " + Age.of(ran, room.now()) + " ago"));
        if (!snapshot.reports().isEmpty()) {
            lines.add(entry("filed", snapshot.reports().size() + " reports of unknown hosts; : then list shows them"));
        }
        boolean silent = ManagerState.isSilent(ran, room.now());
        if (room.columns() < ROOMY) {
            lines.add(Line.of(1, silent ? "the manager does not run: look at its cron job" : FEW, Role.PLAIN));
            lines.add(Line.of(1, BRIEF_DOCTOR, Role.PLAIN));
        } else {
            lines.add(Line.EMPTY);
            lines.add(Line.of(INDENT, silent ? NO_MANAGER : NO_CHECKER, Role.PLAIN));
            lines.add(Line.of(INDENT, DOCTOR, Role.PLAIN));
        }
        return lowered(lines);
    }

    /** Return the lines for a filter that accepts no host. */
    List<Line> noMatch(String filter, String trouble, int hosts) {
        return lowered(List.of(
                centred(trouble.isEmpty() ? "no host matches the filter" : "nothing is shown: " + trouble, Role.TITLE),
                Line.EMPTY,
                centred(Cluster.fit(filter, room.columns() - 2), Role.PLAIN),
                Line.EMPTY,
                centred("/ changes it, Esc shows all " + hosts + " hosts", Role.PLAIN)));
    }

    private Line entry(String name, String text) {
        String cut = Cluster.fit(text, Math.max(1, room.columns() - indent() - NAME));
        return new Line(
                indent(), List.of(new Span(name + " ".repeat(NAME - name.length()), Role.FAINT), Span.plain(cut)));
    }

    private int indent() {
        return room.columns() < ROOMY ? 1 : INDENT;
    }

    private Line centred(String text, Role role) {
        return Line.of(Math.max(0, (room.columns() - Cluster.width(text)) / 2), text, role);
    }

    private List<Line> lowered(List<Line> lines) {
        List<Line> lowered = new ArrayList<>();
        for (int i = 0; i < Math.max(0, Math.min(4, (room.rows() - lines.size()) / 2)); i++) {
            lowered.add(Line.EMPTY);
        }
        lowered.addAll(lines);
        return lowered;
    }
}
