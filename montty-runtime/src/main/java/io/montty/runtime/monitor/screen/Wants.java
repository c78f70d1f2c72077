package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.state.HostKey;
import java.util.List;

/**
 * Say what a screen would like to know, but does not wait for.
 *
 * @param sparklines of which hosts the last hours are wanted
 * @param width how many cells a sparkline has
 * @param signatures of which reports it is wanted what they complain of
 */
public record Wants(List<HostKey> sparklines, int width, List<ReportRef> signatures) {

    /** Wants nothing. */
    public static final Wants NOTHING = new Wants(List.of(), 0, List.of());

    public Wants {
        sparklines = List.copyOf(sparklines);
        signatures = List.copyOf(signatures);
    }
}
