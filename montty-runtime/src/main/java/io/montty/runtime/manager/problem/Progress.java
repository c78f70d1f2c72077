package io.montty.runtime.manager.problem;

import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.state.CheckState;
import java.util.List;

/**
 * Hold what became of a host's checks by one report.
 *
 * @param checks all of them
 * @param events what changed
 * @param vanished the checks that vanished with this report, as they are now
 * @param returned the checks that had vanished before it and are told of again, or are not followed any more, as they
 *     were
 */
public record Progress(
        List<CheckState> checks, List<HistoryEvent> events, List<CheckState> vanished, List<CheckState> returned) {

    public Progress {
        checks = List.copyOf(checks);
        events = List.copyOf(events);
        vanished = List.copyOf(vanished);
        returned = List.copyOf(returned);
    }
}
