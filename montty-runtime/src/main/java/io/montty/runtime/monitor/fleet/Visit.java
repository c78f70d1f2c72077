package io.montty.runtime.monitor.fleet;

import io.montty.api.Status;
import io.montty.runtime.state.HostKey;
import java.time.Instant;
import java.util.List;

/**
 * Hold what a user saw at one moment, so that the next time can say what changed. All text in it is safe to print.
 *
 * @param at when
 * @param hosts all hosts that there were
 * @param problems all problems that there were
 */
public record Visit(Instant at, List<HostKey> hosts, List<Seen> problems) {

    /**
     * Hold one problem as it was seen.
     *
     * @param host whose problem it is
     * @param check the check's id
     * @param title the check's title
     * @param status how bad it was
     * @param output what the check said, cut to some lines
     */
    public record Seen(HostKey host, String check, String title, Status status, List<String> output) {

        public Seen {
            output = List.copyOf(output);
        }
    }

    public Visit {
        hosts = List.copyOf(hosts);
        problems = List.copyOf(problems);
    }
}
