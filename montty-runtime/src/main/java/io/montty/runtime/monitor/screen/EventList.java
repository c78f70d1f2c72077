package io.montty.runtime.monitor.screen;

import io.montty.runtime.history.HistoryEvent;
import java.util.List;
import java.util.function.Predicate;

/** Hold the events that can be scrolled through, the newest first, and which of them are visible. */
final class EventList {

    private List<HistoryEvent> events = List.of();
    private int room = 1;
    private int top;

    /** Show other events, from the same place of the list. */
    void put(List<HistoryEvent> events) {
        this.events = events;
        settle();
    }

    /** Take in for how many events there is room. */
    void resize(int room) {
        this.room = room;
        settle();
    }

    /** Scroll by a page, or by a line where a page has only one. */
    void page(int pages) {
        top += pages * Math.max(1, room - 1);
        settle();
    }

    void first() {
        top = 0;
    }

    /** Scroll to the first event that is {@code sought}, if there is one and it is not visible. */
    void reveal(Predicate<HistoryEvent> sought) {
        for (int i = 0; i < events.size(); i++) {
            if (sought.test(events.get(i))) {
                top = i >= top && i < top + room ? top : i;
                settle();
                return;
            }
        }
    }

    private void settle() {
        top = Math.max(0, Math.min(top, events.size() - room));
    }

    List<HistoryEvent> all() {
        return events;
    }

    List<HistoryEvent> visible() {
        return events.subList(top, Math.min(events.size(), top + room));
    }

    int below() {
        return Math.max(0, events.size() - top - room);
    }
}
