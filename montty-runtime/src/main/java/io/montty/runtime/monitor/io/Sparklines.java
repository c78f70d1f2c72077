package io.montty.runtime.monitor.io;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.history.HistoryFile;
import io.montty.runtime.history.HistoryReader;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.state.HostKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Find out from the history how hosts were doing, cell by cell of five minutes; without a history, nobody knows. */
public final class Sparklines {

    /** For how long one is right, in milliseconds. */
    static final long FRESH = 60_000;

    static final Duration CELL = Duration.ofMinutes(5);

    /** Among how many events it is looked for the one that the host was first heard of. */
    private static final int MOST_EVENTS = 200;

    private record Drawn(HostSummary host, int width, long at) {}

    private final HistoryFile history;
    private final Clock clock;
    private final LongSupplier millis;
    private final Map<HostKey, Drawn> drawn = new HashMap<>();
    private final Map<HostKey, HostSummary> hosts = new HashMap<>();
    private List<HostSummary> taken = List.of();

    /**
     * Find it out from {@code history}.
     *
     * @param clock by which the last cell ends now
     * @param millis milliseconds of a clock that never jumps
     */
    public Sparklines(HistoryFile history, Clock clock, LongSupplier millis) {
        this.history = history;
        this.clock = clock;
        this.millis = millis;
    }

    /** Take in how hosts are doing now. */
    void take(Snapshot snapshot) {
        if (!snapshot.hosts().equals(taken)) {
            taken = snapshot.hosts();
            hosts.clear();
            taken.forEach(host -> hosts.put(host.key(), host));
            drawn.keySet().retainAll(hosts.keySet());
        }
    }

    /** Return those of {@code wanted} that are not known, or not any more. */
    Map<HostKey, List<Standing>> find(List<HostKey> wanted, int width) {
        List<HostSummary> due = wanted.stream()
                .flatMap(key -> Optional.ofNullable(hosts.get(key)).stream())
                .filter(host -> isDue(host, width))
                .toList();
        if (due.isEmpty()) {
            return Map.of();
        }
        long now = millis.getAsLong();
        due.forEach(host -> drawn.put(host.key(), new Drawn(host, width, now)));
        return read(due, width);
    }

    private boolean isDue(HostSummary host, int width) {
        Drawn before = drawn.get(host.key());
        return width > 0
                && (before == null
                        || before.width() != width
                        || !before.host().equals(host)
                        || millis.getAsLong() >= before.at() + FRESH);
    }

    /** Return after how many milliseconds the first of {@code wanted} has to be looked up again. */
    long untilNext(List<HostKey> wanted, int width) {
        long now = millis.getAsLong();
        return wanted.stream()
                .flatMap(key -> Optional.ofNullable(drawn.get(key)).stream())
                .filter(one -> one.width() == width)
                .mapToLong(one -> Math.max(0, one.at() + FRESH - now))
                .min()
                .orElse(FRESH);
    }

    private Map<HostKey, List<Standing>> read(List<HostSummary> due, int width) {
        Instant from = clock.instant().minus(CELL.multipliedBy(width));
        Map<HostKey, List<Standing>> found = new HashMap<>();
        try {
            Optional<HistoryReader> opened = HistoryReader.open(history);
            if (opened.isPresent()) {
                try (HistoryReader reader = opened.get()) {
                    for (HostSummary host : due) {
                        found.put(host.key(), standings(cells(reader, host, from, width), host, from));
                    }
                }
            }
        } catch (IOException e) {
            found.clear(); // the screen of the history says why
        }
        List<Status> unknown = Collections.nCopies(width, Status.NA);
        due.forEach(host -> found.computeIfAbsent(host.key(), key -> standings(unknown, host, from)));
        return found;
    }

    /** Of a host that was first heard of since, nothing is known before. */
    private List<Status> cells(HistoryReader reader, HostSummary host, Instant from, int width) throws IOException {
        List<HistoryEvent> events =
                reader.events(host.key(), "", from, clock.instant().plusSeconds(1), MOST_EVENTS);
        Instant met = events.stream()
                .filter(event -> event.kind() == HistoryEvent.Kind.FIRST_CONTACT)
                .map(HistoryEvent::at)
                .findFirst()
                .orElse(from);
        Set<String> changed = events.stream()
                .filter(event -> event.kind() == HistoryEvent.Kind.CHANGED)
                .map(HistoryEvent::check)
                .collect(Collectors.toSet());
        List<Problem> begun = host.problems().stream()
                .filter(problem -> problem.since().isAfter(from) && !changed.contains(problem.check()))
                .toList();
        List<Status> cells = new ArrayList<>(reader.cells(host.key(), from, CELL, width, now(host, begun)));
        begun.forEach(problem -> fill(cells, cell(from, problem.since()), problem.status()));
        Collections.fill(cells.subList(0, Math.min(cell(from, met), width)), Status.NA);
        return cells;
    }

    private static int cell(Instant from, Instant at) {
        return (int) Duration.between(from, at).dividedBy(CELL);
    }

    /** What began a moment ago may not be in the history yet; it is no problem of the hours before. */
    private static void fill(List<Status> cells, int first, Status status) {
        for (int i = Math.min(first, cells.size() - 1); i < cells.size(); i++) {
            cells.set(i, cells.get(i).worst(status));
        }
    }

    /** What did not change for as long as is looked back is known from now alone. */
    private static Map<String, Status> now(HostSummary host, List<Problem> begun) {
        Map<String, Status> now = new HashMap<>();
        if (host.okays() > 0) {
            now.put("", Status.OKAY); // stands for all that are well
        }
        host.problems().stream()
                .filter(problem -> !begun.contains(problem))
                .forEach(problem -> now.put(problem.check(), problem.status()));
        return now;
    }

    /** A host that fell silent may have been well or not since. */
    private static List<Standing> standings(List<Status> cells, HostSummary host, Instant from) {
        List<Standing> standings = new ArrayList<>();
        Instant silent = host.standing() == Standing.SILENT ? host.lastSeen().plus(host.interval()) : Instant.MAX;
        for (int i = 0; i < cells.size(); i++) {
            boolean isSilent = !from.plus(CELL.multipliedBy(i)).isBefore(silent);
            standings.add(isSilent ? Standing.SILENT : Standing.of(cells.get(i)));
        }
        return List.copyOf(standings);
    }
}
