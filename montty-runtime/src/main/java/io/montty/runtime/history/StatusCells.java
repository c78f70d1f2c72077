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
    private final Status[] worst;

    StatusCells(Instant from, Duration width, int count) {
        this.from = from;
        this.width = width;
        this.worst = new Status[count];
        Arrays.fill(worst, Status.NA);
    }

    /**
     * Find them.
     *
     * @param changes the changes of a host's checks since the first cell began, the oldest first
     * @param now what counts after the last of them, by check; a check that did not change was so all the time
     */
    List<Status> of(List<HistoryEvent> changes, Map<String, Status> now) {
        Map<String, List<HistoryEvent>> byCheck = new HashMap<>();
        now.keySet().forEach(check -> byCheck.put(check, new ArrayList<>()));
        changes.forEach(change -> byCheck.computeIfAbsent(change.check(), check -> new ArrayList<>())
                .add(change));
        byCheck.forEach((check, own) -> follow(own, now.get(check)));
        return Collections.unmodifiableList(Arrays.asList(worst));
    }

    private void follow(List<HistoryEvent> changes, @Nullable Status now) {
        int cell = 0;
        for (HistoryEvent change : changes) {
            int next = cell(change.at());
            fill(cell, next, change.from());
            cell = Math.max(next, 0);
        }
        Status last = changes.isEmpty() ? now : changes.get(changes.size() - 1).to();
        fill(cell, worst.length - 1, last);
    }

    private int cell(Instant at) {
        return (int) Math.min(Duration.between(from, at).dividedBy(width), worst.length);
    }

    private void fill(int first, int last, @Nullable Status status) {
        if (status != null) {
            for (int cell = Math.max(first, 0); cell <= Math.min(last, worst.length - 1); cell++) {
                worst[cell] = worst[cell].worst(status);
            }
        }
    }
}
