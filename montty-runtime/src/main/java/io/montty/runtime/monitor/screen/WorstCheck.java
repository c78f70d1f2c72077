package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.text.Age;
import java.time.Instant;
import java.util.Locale;

/** Say in one line what is worst about a host. */
public final class WorstCheck {

    private WorstCheck() {}

    /** Return e.g. {@code Disk usage /var 97% used} or {@code no report for 27m, last WARN}; empty if nothing is. */
    public static String of(HostSummary host, Instant now) {
        if (host.standing() == Standing.SILENT) {
            return "no report for " + Age.of(host.lastSeen(), now) + ", last " + last(host);
        }
        return host.worst().map(problem -> of(problem, now)).orElse("");
    }

    private static String of(Problem problem, Instant now) {
        if (problem.isAcknowledged()) {
            Instant until = problem.until();
            String left = until == null ? "" : " " + Age.left(now, until);
            return "acked " + problem.owner() + left + ": " + words(problem);
        }
        if (problem.inDowntime()) {
            return "downtime: " + words(problem);
        }
        return (problem.flapping() ? "flapping: " : "") + words(problem);
    }

    /** A summary that begins with the title says it once. */
    private static String words(Problem problem) {
        String title = problem.title();
        boolean said = problem.summary().toLowerCase(Locale.ROOT).startsWith(title.toLowerCase(Locale.ROOT));
        return said ? problem.summary() : (problem.summary().isEmpty() ? title : title + ": " + problem.summary());
    }

    private static Standing last(HostSummary host) {
        if (host.alerts() > 0) {
            return Standing.ALERT;
        }
        if (host.warns() > 0) {
            return Standing.WARN;
        }
        return host.okays() > 0 ? Standing.OKAY : Standing.NA;
    }
}
