package io.montty.checks.host;

import java.util.List;
import java.util.Optional;

/** Read what {@code timedatectl show} prints; see timedatectl(1). */
final class TimedateProperties {

    private static final String SOURCE = "the kernel";

    private TimedateProperties() {}

    /** Return what {@code output} says, or empty if it is something else. */
    static Optional<ClockState> parse(String output) {
        List<String> lines = output.lines().map(String::strip).toList();
        if (lines.contains("NTPSynchronized=yes")) {
            return Optional.of(new ClockState(SOURCE, true, "", Optional.empty(), 0, Optional.empty()));
        }
        if (!lines.contains("NTPSynchronized=no")) {
            return Optional.empty();
        }
        return Optional.of(
                ClockState.unsynchronised(
                        SOURCE,
                        lines.contains("NTP=no")
                                ? "no time service is switched on; see timedatectl set-ntp"
                                : "the time service has heard no server yet; see timedatectl timesync-status or chronyc sources"));
    }
}
