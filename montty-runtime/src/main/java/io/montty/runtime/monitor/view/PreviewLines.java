package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.fleet.Reading;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.screen.Preview;
import io.montty.runtime.monitor.screen.ReportTree;
import io.montty.runtime.monitor.screen.World;
import io.montty.runtime.monitor.text.Age;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.ReportTime;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Show below the fleet what the newest of the worst reports of the selected host says. */
final class PreviewLines {

    private static final int INDENT = 1;

    private final Preview preview;
    private final World world;
    private final Room room;

    PreviewLines(Preview preview, World world, Room room) {
        this.preview = preview;
        this.world = world;
        this.room = room;
    }

    /** Return at most {@code rows} lines, the first of them a rule; none if nothing is selected. */
    List<Line> lines(int rows) {
        Optional<HostSummary> host = preview.host();
        if (host.isEmpty()) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        lines.add(rule(host.get()));
        lines.addAll(body(host.get()));
        if (lines.size() > rows) {
            int left = lines.size() - rows + 1;
            lines.subList(rows - 1, lines.size()).clear();
            lines.add(Line.of(INDENT, left + " more lines", Role.FAINT));
        }
        return lines;
    }

    private Line rule(HostSummary host) {
        String title = Cluster.fit(" " + host.name() + "  " + which(host) + " ", room.columns() - 2);
        int rest = room.columns() - 1 - Cluster.width(title);
        return new Line(
                0,
                List.of(
                        new Span(room.glyphs().rule(1), Role.FAINT),
                        new Span(title, Role.TITLE),
                        new Span(room.glyphs().rule(rest), Role.FAINT)));
    }

    private String which(HostSummary host) {
        Optional<ReportRef> report = preview.report();
        if (report.isEmpty()) {
            return "no report filed";
        }
        long count = world.reportsOf(host.key()).stream()
                .filter(filed -> filed.status() == report.get().status())
                .count();
        String time = preview.reading()
                .map(Reading::at)
                .filter(at -> !at.equals(ReportTime.UNKNOWN))
                .map(at -> ", " + at.brief(room.now().atZone(ZoneOffset.UTC).toLocalDate()))
                .orElse("");
        return (count > 1 ? "newest of " + count : "the only " + report.get().status()) + time;
    }

    private List<Line> body(HostSummary host) {
        Optional<Reading> reading = preview.reading();
        if (reading.isPresent()) {
            List<Line> lines = new ArrayList<>();
            reading.get().notes().forEach(note -> lines.add(Line.of(INDENT, note, Role.NOTICE)));
            lines.addAll(new ReportTree(reading.get()).lines(room.columns(), room.now()));
            return lines;
        }
        if (preview.report().isPresent()) {
            return List.of(Line.of(INDENT, "the report is gone", Role.FAINT));
        }
        return host.problems().stream().map(this::line).toList();
    }

    private Line line(Problem problem) {
        Role role = Role.of(problem.status());
        String since = ", for " + Age.of(problem.since(), room.now());
        return new Line(
                INDENT,
                List.of(
                        new Span(role.label(), role),
                        Span.plain("  " + problem.title() + "  " + problem.summary() + since)));
    }
}
