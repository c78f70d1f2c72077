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
 * @param problems all problems that there were, the worst first, as many as there is room for
 */
public record Visit(Instant at, List<HostKey> hosts, List<Seen> problems) {

    /** How many problems there is room for. */
    public static final int MOST_PROBLEMS = 10_000;

    /**
     * Hold one problem as it was seen.
     *
     * @param host whose problem it is
     * @param check the check's id
     * @param title the check's title
     * @param status how bad it was
     * @param fingerprint of what the check said; equal for results that differ in nothing but numbers
     * @param whole whether the output is all that the check said, up to a bound, and not its first line alone
     * @param output what the check said
     */
    public record Seen(
            HostKey host,
            String check,
            String title,
            Status status,
            String fingerprint,
            boolean whole,
            List<String> output) {

        public Seen {
            output = List.copyOf(output);
        }

        /** Tell whether it is the same check of the same host. */
        public Place place() {
            return new Place(host, check);
        }
    }

    /** Name a check of a host. */
    public record Place(HostKey host, String check) {}

    public Visit {
        hosts = List.copyOf(hosts);
        problems = List.copyOf(problems);
    }

    /** Tell whether there may have been more problems than there was room for. */
    public boolean isFull() {
        return problems.size() >= MOST_PROBLEMS;
    }
}
