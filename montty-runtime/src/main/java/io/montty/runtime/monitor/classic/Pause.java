package io.montty.runtime.monitor.classic;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import java.util.List;

/** Count what a person misses while the slideshow is paused. */
final class Pause {

    private boolean on;
    private int reports;
    private int alerts;

    boolean isOn() {
        return on;
    }

    void begin() {
        on = true;
    }

    void end() {
        on = false;
        reports = 0;
        alerts = 0;
    }

    void count(List<ReportRef> arrived) {
        if (on) {
            reports += arrived.size();
            alerts += (int)
                    arrived.stream().filter(ref -> ref.status() == Status.ALERT).count();
        }
    }

    /** Return e.g. {@code PAUSED  +7 new while paused, 2 ALERT}; empty if there is no pause. */
    String text() {
        if (!on) {
            return "";
        }
        String alerting = alerts == 0 ? "" : ", " + alerts + " ALERT";
        return reports == 0 ? "PAUSED" : "PAUSED  +" + reports + " new while paused" + alerting;
    }
}
