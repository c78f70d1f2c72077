package io.montty.runtime.monitor.screen;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.ReportRef;
import java.util.List;
import java.util.stream.Collectors;

/** Delete reports as the rules ask: at once but undoable, after a {@code y}, or after their number was typed. */
final class Deleting {

    private static final int MOST_NAMED = 2;

    private Deleting() {}

    /**
     * Begin to delete.
     *
     * @param reports that were chosen, fixed from now on
     * @param what they are, for people, such as {@code ALERT of db-03}
     */
    static void start(List<ReportRef> reports, String what, Moment now, Desk desk) {
        if (desk.options().readOnly()) {
            desk.say(Options.REFUSAL);
            return;
        }
        List<ReportRef> chosen = reports.stream()
                .filter(report -> report.id() != null)
                .filter(report -> !desk.deletes().isClosing(report))
                .distinct()
                .toList();
        String leftOut = leftOut(reports);
        if (chosen.isEmpty()) {
            desk.say(nothing(reports, leftOut));
        } else if (chosen.size() == 1 && chosen.get(0).status() != Status.ALERT) {
            desk.delete(chosen, what);
            desk.say(leftOut.isEmpty() ? "deleting " + what : "deleting " + what + "; " + leftOut);
        } else {
            desk.ask(new DeleteDialog(chosen, what, leftOut, desk.world()));
        }
    }

    private static String nothing(List<ReportRef> reports, String leftOut) {
        if (reports.isEmpty()) {
            return "there is no report to delete";
        }
        return leftOut.isEmpty() ? "it is closing already; the manager deletes it at its next run" : leftOut;
    }

    /** Requests name reports by ids: those without one are named to the person instead. */
    private static String leftOut(List<ReportRef> reports) {
        List<ReportRef> nameless =
                reports.stream().filter(report -> report.id() == null).toList();
        if (nameless.isEmpty()) {
            return "";
        }
        String names =
                nameless.stream().limit(MOST_NAMED).map(ReportRef::fileName).collect(Collectors.joining(", "));
        String more = nameless.size() > MOST_NAMED ? " and " + (nameless.size() - MOST_NAMED) + " more" : "";
        return "left out, since the name holds no id: " + names + more + "; remove such files by hand";
    }
}
