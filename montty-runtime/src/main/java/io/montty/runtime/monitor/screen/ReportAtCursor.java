package io.montty.runtime.monitor.screen;

import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.state.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Open the report that is nearest to a cell of time: that of an event, which may be gone by now, or a filed one of the
 * host. Of what is within the cell, an event comes first, and the newest.
 */
final class ReportAtCursor {

    private final HostKey host;
    private final Instant start;
    private final Instant end;
    private final List<HistoryEvent> events;

    ReportAtCursor(HostKey host, TimeWindow window, List<HistoryEvent> events) {
        this.host = host;
        this.start = window.cursor();
        this.end = start.plus(window.width());
        this.events = events.stream().filter(event -> !event.report().isEmpty()).toList();
    }

    void open(Desk desk) {
        Optional<HistoryEvent> event = events.stream().min(Comparator.comparing(one -> away(one.at())));
        List<ReportRef> filed = desk.world().reportsOf(host);
        Optional<ReportRef> report = filed.stream()
                .min(Comparator.<ReportRef, Duration>comparing(one -> away(one.received()))
                        .thenComparing(ReportRef::received, Comparator.reverseOrder()));
        boolean byEvent = event.isPresent()
                && (report.isEmpty()
                        || away(event.get().at()).compareTo(away(report.get().received())) <= 0);
        if (byEvent) {
            open(event.get(), filed, desk);
        } else if (report.isPresent()) {
            show(report.get(), filed, desk);
        } else {
            desk.say("no report of " + host + " is kept, and no event tells of one");
        }
    }

    private Duration away(Instant at) {
        if (at.isBefore(start)) {
            return Duration.between(at, start);
        }
        return at.isBefore(end) ? Duration.ZERO : Duration.between(end, at);
    }

    private void open(HistoryEvent event, List<ReportRef> filed, Desk desk) {
        Optional<ReportRef> report = desk.world().report(event.report());
        if (report.isPresent()) {
            show(report.get(), filed, desk);
        } else {
            desk.say("the report of " + EventWords.time(event.at()) + " is not kept any more");
        }
    }

    private void show(ReportRef report, List<ReportRef> filed, Desk desk) {
        int place = filed.indexOf(report);
        desk.open(place >= 0 ? new DetailScreen(filed, place) : new DetailScreen(List.of(report), 0));
        String received = EventWords.time(report.received());
        desk.say(
                away(report.received()).isZero()
                        ? "received " + received
                        : "none of " + EventWords.time(start) + " is kept; this was received " + received);
    }
}
