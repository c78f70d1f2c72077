package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.state.HostKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Remember what the manager was asked to acknowledge until it shows, or so long that it should have. */
final class Acknowledges {

    private record Asked(HostKey host, String check) {}

    private final Map<Asked, Long> asked = new HashMap<>();

    void asked(HostKey host, Collection<String> checks, Moment now) {
        checks.forEach(check -> asked.put(new Asked(host, check), now.millis()));
    }

    /** Forget what shows by now, what is over, and what the manager should have done long ago. */
    void keepOnly(World world, Moment now) {
        asked.entrySet()
                .removeIf(one -> now.millis() - one.getValue() >= Deletes.PATIENCE
                        || world.host(one.getKey().host())
                                .filter(host -> isOpen(host, one.getKey().check()))
                                .isEmpty());
    }

    private static boolean isOpen(HostSummary host, String check) {
        return host.problems().stream().anyMatch(problem -> problem.check().equals(check) && !problem.isAcknowledged());
    }

    boolean isAsked(HostKey host, String check) {
        return !asked.isEmpty() && asked.containsKey(new Asked(host, check));
    }
}
