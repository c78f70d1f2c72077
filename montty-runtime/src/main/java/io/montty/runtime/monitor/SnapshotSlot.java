package io.montty.runtime.monitor;

import io.montty.runtime.monitor.fleet.Snapshot;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Put snapshots into a queue of events so that only the newest waits there: while a terminal takes no output for hours,
 * all of them would fill the memory.
 *
 * @param events that somebody takes from at the other end
 */
record SnapshotSlot(Queue<Event> events) implements Consumer<Snapshot> {

    @Override
    public void accept(Snapshot snapshot) {
        events.removeIf(Event.Changed.class::isInstance);
        events.add(new Event.Changed(snapshot));
    }
}
