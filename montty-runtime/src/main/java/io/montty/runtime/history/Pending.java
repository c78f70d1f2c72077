package io.montty.runtime.history;

import io.montty.api.Metric;
import io.montty.runtime.state.HostKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Hold what was taken down and is not written yet. */
final class Pending {

    /** How long the text of an event is kept, in characters. */
    static final int LONGEST_TEXT = 240;

    private final List<Rename> renames = new ArrayList<>();
    private final List<HistoryEvent> events = new ArrayList<>();
    private final List<Measured> measured = new ArrayList<>();
    private int size;

    /** Hold what one check of one report measured. */
    record Measured(HostKey host, String check, Instant at, List<Metric> metrics) {

        Measured {
            metrics = List.copyOf(metrics);
        }
    }

    /** Hold that what is written of one host is that of another. */
    record Rename(HostKey from, HostKey to) {}

    void add(HistoryEvent event) {
        String text = event.text();
        events.add(text.codePointCount(0, text.length()) <= LONGEST_TEXT ? event : cut(event));
        size++;
    }

    void add(Measured more) {
        if (!more.metrics().isEmpty()) {
            measured.add(more);
            size += more.metrics().size();
        }
    }

    /** Rename what is written and what waits; what is added afterwards is not concerned. */
    void add(Rename rename) {
        Function<HostKey, HostKey> renamed = host -> host.equals(rename.from()) ? rename.to() : host;
        renames.add(rename);
        events.replaceAll(event -> moved(event, renamed.apply(event.host())));
        measured.replaceAll(one -> new Measured(renamed.apply(one.host()), one.check(), one.at(), one.metrics()));
        size++;
    }

    List<Rename> renames() {
        return renames;
    }

    List<HistoryEvent> events() {
        return events;
    }

    List<Measured> measured() {
        return measured;
    }

    /** Return how many rows there are to write. */
    int size() {
        return size;
    }

    void clear() {
        renames.clear();
        events.clear();
        measured.clear();
        size = 0;
    }

    private static HistoryEvent moved(HistoryEvent event, HostKey host) {
        return new HistoryEvent(
                event.at(), host, event.check(), event.kind(), event.from(), event.to(), event.text(), event.report());
    }

    private static HistoryEvent cut(HistoryEvent event) {
        int end = event.text().offsetByCodePoints(0, LONGEST_TEXT - 3);
        return new HistoryEvent(
                event.at(),
                event.host(),
                event.check(),
                event.kind(),
                event.from(),
                event.to(),
                event.text().substring(0, end) + "...",
                event.report());
    }
}
