package io.montty.runtime.history;

import io.montty.api.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Divide a time into cells of equal length, and find the worst status in each. */
final class StatusCells {

    private final Instant from;
    private final Duration width;
    private final int count;

    StatusCells(Instant from, Duration width, int count) {
        this.from = from;
        this.width = width;
        this.count = count;
    }

    /**
     * Find them for all checks together.
     *
     * @param changes the changes of a host's checks since the first cell began, the oldest first
     * @param now what counts after the last of them, by check; a check that did not change was so all the time
     */
    List<Status> of(List<HistoryEvent> changes, Map<String, Status> now) {
        Status[] worst = unknown();
        byCheck(changes, now).values().forEach(cells -> merge(cells, worst));
        return Collections.unmodifiableList(Arrays.asList(worst));
    }

    /** Find them for each check; the parameters are as those of {@link #of}. */
    Map<String, List<Status>> byCheck(List<HistoryEvent> changes, Map<String, Status> now) {
        Map<String, List<HistoryEvent>> own = new HashMap<>();
        now.keySet().forEach(check -> own.put(check, new ArrayList<>()));
        changes.forEach(change ->
                own.computeIfAbsent(change.check(), check -> new ArrayList<>()).add(change));
        Map<String, List<Status>> cells = new HashMap<>();
        own.forEach((check, changed) ->
                cells.put(check, Collections.unmodifiableList(Arrays.asList(follow(changed, now.get(check))))));
        return cells;
    }

    private static void merge(List<Status> cells, Status[] worst) {
        for (int cell = 0; cell < worst.length; cell++) {
            worst[cell] = worst[cell].worst(cells.get(cell));
        }
    }

    private Status[] unknown() {
        Status[] cells = new Status[count];
        Arrays.fill(cells, Status.NA);
        return cells;
    }

    private Status[] follow(List<HistoryEvent> changes, @Nullable Status now) {
        Status[] worst = unknown();
        int cell = 0;
        for (HistoryEvent change : changes) {
            int next = cell(change.at());
            fill(worst, cell, next, change.from());
            cell = Math.max(next, 0);
        }
        Status last = changes.isEmpty() ? now : changes.get(changes.size() - 1).to();
        fill(worst, cell, count - 1, last);
        return worst;
    }

    private int cell(Instant at) {
        return (int) Math.min(Duration.between(from, at).dividedBy(width), count);
    }

    private static void fill(Status[] worst, int first, int last, @Nullable Status status) {
        if (status != null) {
            for (int cell = Math.max(first, 0); cell <= Math.min(last, worst.length - 1); cell++) {
                worst[cell] = worst[cell].worst(status);
            }
        }
    }
}
