package io.montty.runtime.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class SnapshotSlotTest {

    private final Queue<Event> events = new ArrayDeque<>();

    @Test
    void letsOnlyTheNewestWait() {
        Snapshot newest = new SampleFleet().host("web1", Standing.OKAY, 1).snapshot();
        SnapshotSlot slot = new SnapshotSlot(events);
        slot.accept(Snapshot.empty());
        events.add(new Event.Resized());
        slot.accept(Snapshot.empty());
        slot.accept(newest);

        assertThat(events).containsExactly(new Event.Resized(), new Event.Changed(newest));
    }
}
