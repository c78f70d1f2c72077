package io.montty.runtime.monitor.io;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.fleet.Timeline;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.HostState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Make the rows of a timeline: nothing is said of what is to come, nor of the time before a host was heard of, nor of a
 * check after it vanished.
 */
final class TimelineRows {

    private static final String HOST_TITLE = "(host report received)";
    private static final Comparator<CheckState> WORST_FIRST = Comparator.<CheckState>comparingInt(
                    check -> severity(check.status()))
            .reversed()
            .thenComparing(check -> check.vanished() == null)
            .thenComparing(CheckState::title, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(CheckState::id);

    private final Instant from;
    private final Duration width;
    private final int count;
    private final Instant now;
    private final TextSanitizer sanitizer;

    TimelineRows(Instant from, Duration width, int count, Instant now, TextSanitizer sanitizer) {
        this.from = from;
        this.width = width;
        this.count = count;
        this.now = now;
        this.sanitizer = sanitizer;
    }

    private static int severity(Status status) {
        return switch (status) {
            case NA, OKAY -> 0;
            case WARN -> 1;
            case ALERT -> 2;
        };
    }

    List<Timeline.Row> of(Optional<HostState> state, Past past) {
        List<Timeline.Row> rows = new ArrayList<>();
        List<CheckState> checks = state.map(HostState::checks).orElse(List.of());
        Instant first = state.map(HostState::contact).map(Contact::firstSeen).orElse(Instant.MIN);
        checks.stream()
                .filter(check -> !check.id().equals(Timeline.SILENCE))
                .sorted(WORST_FIRST)
                .forEach(check -> rows.add(row(check, first, past)));
        for (String id : past.checks()) {
            boolean gone = checks.stream().noneMatch(check -> check.id().equals(id));
            if (gone && !id.equals(Timeline.SILENCE)) {
                List<Status> cells = past.cells().getOrDefault(id, List.of());
                rows.add(row(id, "", standings(cells, Instant.MIN, earlier(past.last(id), now))));
            }
        }
        if (state.isPresent() || !rows.isEmpty() || !past.events().isEmpty()) {
            rows.add(new Timeline.Row("", HOST_TITLE, heard(state, past)));
        }
        return rows;
    }

    /** @param first when the host was first heard of */
    private Timeline.Row row(CheckState check, Instant first, Past past) {
        Instant vanished = check.vanished();
        Instant begin = earlier(first, past.first(check.id()));
        Instant end = vanished == null ? now : earlier(vanished, now);
        return row(check.id(), check.title(), standings(cells(check, past), begin, end));
    }

    private Timeline.Row row(String id, String title, List<Standing> cells) {
        return new Timeline.Row(sanitizer.line(id), sanitizer.line(title.isBlank() ? id : title), cells);
    }

    /** Of a check without history it is known since when it is what it is. */
    private List<Status> cells(CheckState check, Past past) {
        List<Status> kept = past.cells().get(check.id());
        if (kept != null) {
            return kept;
        }
        List<Status> cells = new ArrayList<>();
        for (int cell = 0; cell < count; cell++) {
            cells.add(start(cell + 1).isAfter(check.changed()) ? check.status() : Status.NA);
        }
        return cells;
    }

    private List<Standing> standings(List<Status> cells, Instant begin, Instant end) {
        List<Standing> standings = new ArrayList<>(Collections.nCopies(count, Standing.NA));
        for (int cell = 0; cell < Math.min(count, cells.size()); cell++) {
            if (start(cell + 1).isAfter(begin) && start(cell).isBefore(end)) {
                standings.set(cell, Standing.of(cells.get(cell)));
            }
        }
        return standings;
    }

    private List<Standing> heard(Optional<HostState> state, Past past) {
        Instant first = state.map(HostState::contact).map(Contact::firstSeen).orElse(Instant.MAX);
        Instant last = state.map(this::last).orElse(Instant.MAX);
        Instant retired = state.map(HostState::contact).map(Contact::retired).orElse(now);
        List<Status> silence = state.flatMap(known -> known.check(Timeline.SILENCE))
                .map(check -> cells(check, past))
                .orElse(past.cells().getOrDefault(Timeline.SILENCE, List.of()));
        List<Standing> heard = new ArrayList<>();
        for (int cell = 0; cell < count; cell++) {
            boolean silent = start(cell).isAfter(last) || (cell < silence.size() && severity(silence.get(cell)) > 0);
            boolean known = start(cell + 1).isAfter(first) && start(cell).isBefore(earlier(retired, now));
            heard.add(!known ? Standing.NA : silent ? Standing.SILENT : Standing.OKAY);
        }
        return heard;
    }

    /** A host that is silent now has been so since its last report, which is before the server said so. */
    private Instant last(HostState state) {
        boolean silent = state.check(Timeline.SILENCE)
                .filter(check -> severity(check.status()) > 0)
                .isPresent();
        return silent ? state.contact().lastSeen() : Instant.MAX;
    }

    private Instant start(int cell) {
        return from.plus(width.multipliedBy(cell));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
