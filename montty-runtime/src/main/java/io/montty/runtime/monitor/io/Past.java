package io.montty.runtime.monitor.io;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hold what a history keeps of a host in some time, as it stands there.
 *
 * @param cells the worst status of each check in each cell
 * @param events the newest first
 * @param trouble why nothing is known; empty if something is
 */
record Past(Map<String, List<Status>> cells, List<HistoryEvent> events, String trouble) {

    static Past unknown(String trouble) {
        return new Past(Map.of(), List.of(), trouble);
    }

    /** Return the checks that something is known of, in order. */
    Set<String> checks() {
        Set<String> checks = new TreeSet<>(cells.keySet());
        events.stream()
                .map(HistoryEvent::check)
                .filter(check -> !check.isEmpty())
                .forEach(checks::add);
        return checks;
    }

    /** Return when something last happened to {@code check}. */
    Instant last(String check) {
        return events.stream()
                .filter(event -> event.check().equals(check))
                .map(HistoryEvent::at)
                .findFirst()
                .orElse(Instant.MAX);
    }

    /** Return when something first happened to {@code check}. */
    Instant first(String check) {
        return events.stream()
                .filter(event -> event.check().equals(check))
                .map(HistoryEvent::at)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }
}
