package io.montty.runtime.monitor.fleet;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.history.HistoryEvent.Kind;
import io.montty.runtime.state.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Make timelines for tests, for whatever cells are asked. */
public final class SampleTimelines {

    public static final HostKey DB3 = HostKey.known("db-03.prod.example");

    private record Spell(String check, String title, Standing standing, int from, int to) {}

    private final List<Spell> spells = new ArrayList<>();
    private final List<HistoryEvent> events = new ArrayList<>();
    private String trouble = "";

    /** Let a check be so from some minutes before now to some minutes before now. */
    public SampleTimelines was(String check, String title, Standing standing, int from, int to) {
        spells.add(new Spell(check, title, standing, from, to));
        return this;
    }

    public SampleTimelines changed(
            int minutesAgo, String check, @Nullable Status from, Status to, String text, String report) {
        return event(minutesAgo, check, Kind.CHANGED, from, to, text, report);
    }

    public SampleTimelines event(int minutesAgo, String check, Kind kind, String text) {
        return event(minutesAgo, check, kind, null, null, text, "");
    }

    private SampleTimelines event(
            int minutesAgo,
            String check,
            Kind kind,
            @Nullable Status from,
            @Nullable Status to,
            String text,
            String report) {
        Instant at = NOW.minus(Duration.ofMinutes(minutesAgo));
        events.add(new HistoryEvent(at, DB3, check, kind, from, to, text, report));
        return this;
    }

    public SampleTimelines trouble(String text) {
        trouble = text;
        return this;
    }

    /** Return what is known of {@code count} cells. */
    public Timeline of(Instant from, Duration width, int count) {
        List<Timeline.Row> rows = new ArrayList<>();
        for (Spell spell : spells) {
            if (rows.stream().noneMatch(row -> row.check().equals(spell.check()))) {
                rows.add(new Timeline.Row(spell.check(), spell.title(), cells(spell.check(), from, width, count)));
            }
        }
        Instant until = from.plus(width.multipliedBy(count));
        List<HistoryEvent> told = events.stream()
                .filter(event -> !event.at().isBefore(from) && event.at().isBefore(until))
                .toList();
        return new Timeline(from, width, rows, told, trouble);
    }

    private List<Standing> cells(String check, Instant from, Duration width, int count) {
        List<Standing> cells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant start = from.plus(width.multipliedBy(i));
            cells.add(spells.stream()
                    .filter(spell -> spell.check().equals(check))
                    .filter(spell -> start.plus(width).isAfter(NOW.minus(Duration.ofMinutes(spell.from())))
                            && start.isBefore(NOW.minus(Duration.ofMinutes(spell.to()))))
                    .map(Spell::standing)
                    .max(Standing::compareTo)
                    .orElse(Standing.NA));
        }
        return cells;
    }

    /** Return a day of a host whose disk fills up. */
    public static SampleTimelines day() {
        int longAgo = 100 * 24 * 60;
        return new SampleTimelines()
                .was("host.disk", "Disk usage", Standing.OKAY, longAgo, 420)
                .was("host.disk", "Disk usage", Standing.WARN, 420, 300)
                .was("host.disk", "Disk usage", Standing.ALERT, 300, 0)
                .was("security.updates", "Security updates", Standing.OKAY, longAgo, 200)
                .was("security.updates", "Security updates", Standing.WARN, 200, 0)
                .was("host.clock", "Clock", Standing.OKAY, longAgo, 0)
                .was("host.load", "Load", Standing.OKAY, longAgo, 0)
                .was("host.load", "Load", Standing.WARN, 700, 690)
                .was("security.ports", "Listening ports", Standing.OKAY, 600, 0)
                .was("host.raid", "host.raid", Standing.OKAY, longAgo, 500)
                .was("", "(host report received)", Standing.OKAY, longAgo, 0)
                .changed(200, "security.updates", Status.OKAY, Status.WARN, "9 security updates", "c".repeat(32))
                .event(280, "host.disk", Kind.ACKNOWLEDGED, "kim: waiting for a new disk")
                .changed(300, "host.disk", Status.WARN, Status.ALERT, "/var 91% used", "b".repeat(32))
                .changed(420, "host.disk", Status.OKAY, Status.WARN, "/var 86% used", "a".repeat(32))
                .event(500, "host.raid", Kind.VANISHED, "the report does not tell of it")
                .changed(600, "security.ports", null, Status.OKAY, "22, 443", "d".repeat(32))
                .changed(690, "host.load", Status.WARN, Status.OKAY, "load 0.4", "e".repeat(32))
                .changed(700, "host.load", Status.OKAY, Status.WARN, "load 17.2", "f".repeat(32));
    }
}
