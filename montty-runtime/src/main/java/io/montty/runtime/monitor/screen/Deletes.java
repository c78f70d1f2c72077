package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Snapshot;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hold deletes back until a person had time to undo them, and remember those that the manager has yet to do. */
public final class Deletes {

    /** How long a delete can be undone, in milliseconds. */
    static final long UNDO = 10_000;

    /** After how many milliseconds the manager should have deleted what it was asked to. */
    static final long PATIENCE = 180_000;

    private record Held(Set<String> ids, String what, long due) {

        Effect.Delete delete() {
            return new Effect.Delete(List.copyOf(ids), what);
        }
    }

    private final Deque<Held> held = new ArrayDeque<>();
    private final Map<String, Long> asked = new HashMap<>();

    Deletes() {}

    /** Hold a delete back; reports whose file names hold no id, and those that are to go already, are left out. */
    void hold(Collection<ReportRef> reports, String what, Moment now) {
        Set<String> ids = reports.stream()
                .filter(report -> !isClosing(report))
                .map(ReportRef::id)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!ids.isEmpty()) {
            held.add(new Held(ids, what, now.millis() + UNDO));
        }
    }

    /** Take the last delete back that was not done yet; tell what it was, or nothing. */
    String undo() {
        Held last = held.pollLast();
        return last == null ? "" : last.what();
    }

    /** Return the deletes whose time to be undone is over, and forget them. */
    List<Effect.Delete> due(Moment now) {
        List<Held> due = held.stream().filter(one -> one.due() <= now.millis()).toList();
        held.removeAll(due);
        return due.stream().map(Held::delete).toList();
    }

    /** Give all that are held back their whole time again, after a person was asked about them. */
    void beginAgain(Moment now) {
        List<Held> all = List.copyOf(held);
        held.clear();
        all.forEach(one -> held.add(new Held(one.ids(), one.what(), now.millis() + UNDO)));
    }

    /** Return all that are held back, and forget them. */
    List<Effect.Delete> takeAll() {
        List<Effect.Delete> all = held.stream().map(Held::delete).toList();
        held.clear();
        return all;
    }

    /** Forget all that are held back. */
    void dropAll() {
        held.clear();
    }

    /** Remember that the manager was asked to delete these. */
    void asked(Collection<String> ids, Moment now) {
        ids.forEach(id -> asked.put(id, now.millis()));
    }

    /** Forget what the manager was asked for too long ago to do it still; return how much that is. */
    int giveUp(Moment now) {
        int before = asked.size();
        asked.values().removeIf(since -> now.millis() - since >= 2 * PATIENCE);
        return before - asked.size();
    }

    /** Forget what is gone. */
    void keepOnly(Snapshot there) {
        if (asked.isEmpty() && held.isEmpty()) {
            return;
        }
        Set<String> ids = new HashSet<>();
        there.reports().stream().map(ReportRef::id).filter(Objects::nonNull).forEach(ids::add);
        asked.keySet().retainAll(ids);
        held.forEach(one -> one.ids().retainAll(ids));
        held.removeIf(one -> one.ids().isEmpty());
    }

    OptionalLong nextStep() {
        return held.stream().mapToLong(Held::due).min();
    }

    /** Return how many reports are held back. */
    public int pending() {
        return held.stream().mapToInt(one -> one.ids().size()).sum();
    }

    /** Return for how many seconds the last delete can be undone, rounded up. */
    public long secondsLeft(Moment now) {
        return held.isEmpty() ? 0 : Math.max(1, (held.getLast().due() - now.millis() + 999) / 1000);
    }

    /** Tell whether a delete of it is held back, or was asked for. */
    public boolean isClosing(ReportRef report) {
        if (asked.isEmpty() && held.isEmpty()) {
            return false;
        }
        String id = report.id();
        return id != null
                && (asked.containsKey(id)
                        || held.stream().anyMatch(one -> one.ids().contains(id)));
    }

    /** Tell whether the manager should have deleted something by now. */
    public boolean isOverdue(Moment now) {
        return asked.values().stream().anyMatch(since -> now.millis() - since >= PATIENCE);
    }

    /** Return all ids that are to go. */
    Stream<String> closing() {
        return Stream.concat(asked.keySet().stream(), held.stream().flatMap(one -> one.ids().stream()));
    }
}
