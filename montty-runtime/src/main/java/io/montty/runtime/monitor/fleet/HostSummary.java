package io.montty.runtime.monitor.fleet;

import io.montty.runtime.state.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hold what the monitor shows of one host. All text in it is safe to print.
 *
 * @param key the host
 * @param address its first address, as it says; may be empty
 * @param os its operating system, as it says; may be empty
 * @param standing how it stands
 * @param lastSeen when its newest report was received
 * @param interval after how long the next one is due; zero if none is promised
 * @param alerts how many of its checks are ALERT
 * @param warns how many are WARN
 * @param okays how many are OKAY
 * @param nas how many are NA
 * @param problems what is wrong, the worst first, and what nobody takes care of first among equals
 * @param tags of all its checks
 */
public record HostSummary(
        HostKey key,
        String address,
        String os,
        Standing standing,
        Instant lastSeen,
        Duration interval,
        int alerts,
        int warns,
        int okays,
        int nas,
        List<Problem> problems,
        Set<String> tags) {

    public HostSummary {
        problems = List.copyOf(problems);
    }

    /** Return it with other problems. */
    public HostSummary with(List<Problem> others) {
        return new HostSummary(key, address, os, standing, lastSeen, interval, alerts, warns, okays, nas, others, tags);
    }

    /** Return the name for people and for commands. */
    public String name() {
        return key.toString();
    }

    /** Return what is worst; empty if nothing is wrong. */
    public Optional<Problem> worst() {
        return problems.stream().findFirst();
    }

    /** Tell whether somebody takes care of all that is wrong, or it is no matter now. */
    public boolean isQuiet() {
        return !problems.isEmpty() && problems.stream().allMatch(Problem::isQuiet);
    }
}
