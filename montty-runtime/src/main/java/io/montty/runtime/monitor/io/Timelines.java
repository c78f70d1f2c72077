package io.montty.runtime.monitor.io;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.history.HistoryFile;
import io.montty.runtime.history.HistoryReader;
import io.montty.runtime.monitor.fleet.Timeline;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tell what happened to a host, by what the history keeps and by what the server knows of the host now. */
public final class Timelines {

    /** How many events are shown; of more, the newest. */
    static final int MOST_EVENTS = 1000;

    private static final String NONE = "there is no history: montty manage begins one with the first change that it"
            + " sees, unless manager.history is false in montty.yaml; below is how the checks are doing now";

    private final HistoryFile file;
    private final HostStates states;
    private final Clock clock;
    private final TextSanitizer sanitizer = new TextSanitizer();

    /**
     * Tell of the hosts in {@code states}.
     *
     * @param file the history, which need not be there
     * @param clock the server's clock
     */
    public Timelines(HistoryFile file, HostStates states, Clock clock) {
        this.file = file;
        this.states = states;
        this.clock = clock;
    }

    /** Return what happened to {@code host} in {@code count} cells; what cannot be read is said in the answer. */
    Timeline of(HostKey host, Instant from, Duration width, int count) {
        Optional<HostState> state;
        try {
            state = states.readable(host);
        } catch (IOException e) {
            state = Optional.empty(); // the history may know more
        }
        Past past = past(host, state, from, width, count);
        TimelineRows rows = new TimelineRows(from, width, count, clock.instant(), sanitizer);
        return new Timeline(
                from,
                width,
                rows.of(state, past),
                past.events().stream().map(this::safe).toList(),
                sanitizer.line(past.trouble()));
    }

    /** The history is opened anew for each look, so that the manager is free to tidy it up or to begin another. */
    private Past past(HostKey host, Optional<HostState> state, Instant from, Duration width, int count) {
        try {
            Optional<HistoryReader> opened = HistoryReader.open(file);
            if (opened.isEmpty()) {
                return Past.unknown(NONE);
            }
            try (HistoryReader reader = opened.get()) {
                Instant until = from.plus(width.multipliedBy(count));
                return new Past(
                        reader.cellsByCheck(host, from, width, count, steady(state, from)),
                        reader.events(host, "", from, until, MOST_EVENTS),
                        "");
            }
        } catch (IOException e) {
            return Past.unknown(IoReason.of(e));
        }
    }

    /** Return the checks that have been what they are since {@code from}. */
    private static Map<String, Status> steady(Optional<HostState> state, Instant from) {
        Map<String, Status> steady = new HashMap<>();
        for (CheckState check : state.map(HostState::checks).orElse(List.of())) {
            if (!check.changed().isAfter(from)) {
                steady.put(check.id(), check.status());
            }
        }
        return steady;
    }

    private HistoryEvent safe(HistoryEvent event) {
        return new HistoryEvent(
                event.at(),
                event.host(),
                sanitizer.line(event.check()),
                event.kind(),
                event.from(),
                event.to(),
                sanitizer.line(event.text()),
                sanitizer.line(event.report()));
    }
}
