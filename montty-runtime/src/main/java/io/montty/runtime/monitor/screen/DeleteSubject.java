package io.montty.runtime.monitor.screen;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.text.Age;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import io.montty.runtime.state.HostKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Say of which hosts reports are, how bad they are, and of when.
 *
 * @param groups one for each host, the one with the most reports first
 */
record DeleteSubject(List<Group> groups) {

    private static final int MOST_LINES = 3;

    /**
     * Hold the reports of one host.
     *
     * @param host its name, or what to call reports whose host is not known
     * @param counts how many there are of each status
     * @param first when the oldest was received
     * @param newest when the newest was received
     */
    record Group(String host, Map<Status, Integer> counts, Instant first, Instant newest) {

        private int size() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        private Line line(Instant now) {
            List<Span> spans = new ArrayList<>();
            spans.add(new Span(host + " ", Role.TITLE));
            for (Status status : List.of(Status.ALERT, Status.WARN, Status.OKAY, Status.NA)) {
                Integer count = counts.get(status);
                if (count != null) {
                    spans.add(new Span(Role.of(status).label(), Role.of(status)));
                    spans.add(Span.plain(" x" + count + "  "));
                }
            }
            spans.add(Span.plain(
                    size() == 1
                            ? Age.of(newest, now) + " old"
                            : "first " + Age.of(first, now) + ", newest " + Age.of(newest, now)));
            return new Line(0, spans);
        }
    }

    DeleteSubject {
        groups = List.copyOf(groups);
    }

    static DeleteSubject of(List<ReportRef> reports, World world) {
        Map<String, List<ReportRef>> byHost = new LinkedHashMap<>();
        for (ReportRef report : reports) {
            String host = world.ownerOf(report).map(HostKey::toString).orElse("(host not looked up yet)");
            byHost.computeIfAbsent(host, name -> new ArrayList<>()).add(report);
        }
        return new DeleteSubject(byHost.entrySet().stream()
                .map(entry -> group(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Group::size).reversed())
                .toList());
    }

    private static Group group(String host, List<ReportRef> reports) {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        reports.forEach(report -> counts.merge(report.status(), 1, Integer::sum));
        List<Instant> times = reports.stream().map(ReportRef::received).sorted().toList();
        return new Group(host, counts, times.get(0), times.get(times.size() - 1));
    }

    /** Return a line for each of the first hosts, and one for the rest; {@code what} helps where there are many. */
    List<Line> lines(String what, Instant now) {
        List<Line> lines = new ArrayList<>();
        if (groups.size() > 1) {
            lines.add(Line.of(0, what, Role.PLAIN));
        }
        int shown = groups.size() <= MOST_LINES ? groups.size() : MOST_LINES - 1;
        groups.subList(0, shown).forEach(group -> lines.add(group.line(now)));
        if (shown < groups.size()) {
            List<Group> rest = groups.subList(shown, groups.size());
            int reports = rest.stream().mapToInt(Group::size).sum();
            lines.add(Line.of(0, "and " + reports + " of " + rest.size() + " other hosts", Role.PLAIN));
        }
        return lines;
    }
}
