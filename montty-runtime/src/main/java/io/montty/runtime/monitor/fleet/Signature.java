package io.montty.runtime.monitor.fleet;

import java.util.List;

/**
 * Hold what a report complains of: reports of a host with equal signatures say the same again.
 *
 * @param checks the titles of its checks that are WARN or ALERT, in the report's order, safe to print
 */
public record Signature(List<String> checks) {

    /** The signature of a report that complains of nothing. */
    public static final Signature NONE = new Signature(List.of());

    public Signature {
        checks = List.copyOf(checks);
    }
}
