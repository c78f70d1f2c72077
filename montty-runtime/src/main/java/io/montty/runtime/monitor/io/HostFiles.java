package io.montty.runtime.monitor.io;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sum up what the server knows of each host. */
final class HostFiles {

    private final HostStates states;

    HostFiles(HostStates states) {
        this.states = states;
    }

    List<HostSummary> all() throws IOException {
        List<HostSummary> all = new ArrayList<>();
        for (HostKey key : states.all()) {
            states.readable(key).map(HostFiles::sum).ifPresent(all::add);
        }
        return all;
    }

    private static HostSummary sum(HostState state) {
        return new HostSummary(
                state.host(),
                state.contact().address(),
                state.contact().os(),
                Standing.of(state.worst()),
                state.contact().lastSeen(),
                state.contact().interval(),
                count(state, Status.ALERT),
                count(state, Status.WARN),
                count(state, Status.OKAY),
                count(state, Status.NA),
                List.of(),
                Set.of());
    }

    private static int count(HostState state, Status status) {
        return (int) state.checks().stream()
                .map(CheckState::status)
                .filter(status::equals)
                .count();
    }
}
