package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.ReportRef;
import java.util.List;

/** Delete reports as the rules ask: at once but undoable, after a {@code y}, or after their number was typed. */
final class Deleting {

    private Deleting() {}

    /**
     * Begin to delete.
     *
     * @param reports that were chosen, fixed from now on
     * @param what they are, for people, such as {@code ALERT of db-03}
     */
    static void start(List<ReportRef> reports, String what, Moment now, Desk desk) {
        if (desk.options().readOnly()) {
            desk.say("nothing is changed here: the monitor was started with --read-only");
        } else if (!reports.isEmpty()) {
            desk.ask(new DeleteDialog(reports, what));
        }
    }
}
