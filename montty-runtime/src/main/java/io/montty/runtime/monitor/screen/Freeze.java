package io.montty.runtime.monitor.screen;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keep the screens as they are while a person reads, and count what is missed. */
final class Freeze {

    private boolean on;
    private @Nullable Snapshot latest;
    private int reports;
    private int alerts;

    boolean isOn() {
        return on;
    }

    void begin() {
        on = true;
    }

    /** Keep a snapshot for later. */
    void keep(Snapshot next, Snapshot shown) {
        List<ReportRef> missed = next.arrivedSince(shown);
        latest = next;
        reports = missed.size();
        alerts = (int) missed.stream()
                .filter(report -> report.status() == Status.ALERT)
                .count();
    }

    /** Go on; return the newest snapshot, or null if there was none meanwhile. */
    @Nullable
    Snapshot end() {
        Snapshot newest = latest;
        on = false;
        latest = null;
        reports = 0;
        alerts = 0;
        return newest;
    }

    /** Return e.g. {@code FROZEN  +7 new, 2 ALERT}; empty if nothing is frozen. */
    String text() {
        if (!on) {
            return "";
        }
        String alerting = alerts == 0 ? "" : ", " + alerts + " ALERT";
        return reports == 0 ? "FROZEN" : "FROZEN  +" + reports + " new" + alerting;
    }
}
