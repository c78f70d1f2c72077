package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.key.Action;
import java.time.Instant;
import java.util.List;

/** Do with a host of the fleet what a key asks for; say why if it cannot be done. */
final class HostActions {

    private HostActions() {}

    static void act(Action action, HostSummary host, Moment now, Desk desk) {
        switch (action) {
            case OPEN -> open(host, desk);
            case DELETE -> FleetDeletes.of(host, now, desk);
            case ACKNOWLEDGE -> acknowledge(host, now, desk);
            case HISTORY_OF_HOST -> desk.open(new HistoryScreen(host.key()));
            case COPY -> copy(text(host, now.wall(), desk.world()), desk);
            case COPY_ID -> copy(host.name(), desk);
            default -> {}
        }
    }

    private static void open(HostSummary host, Desk desk) {
        List<ReportRef> reports = desk.world().reportsOf(host.key());
        if (reports.isEmpty()) {
            desk.say("no report of " + host.name() + " is filed now; h shows its history");
        } else if (reports.size() == 1) {
            desk.open(new DetailScreen(reports, 0));
        } else {
            desk.open(ListScreen.of(host.key()));
        }
    }

    private static void acknowledge(HostSummary host, Moment now, Desk desk) {
        if (host.problems().isEmpty()) {
            desk.say(host.name() + " has no failing check to acknowledge");
        } else {
            Acknowledging.start(host, host.problems(), now, desk);
        }
    }

    /** Return a row, as text that can be sent to somebody. */
    static String text(HostSummary host, Instant now, World world) {
        return String.join(
                        "  ",
                        host.standing().role().label(),
                        host.name(),
                        host.address(),
                        host.alerts() + " ALERT " + host.warns() + " WARN " + host.okays() + " OKAY",
                        world.alertsOf(host.key()).size() + " filed",
                        WorstCheck.of(host, now))
                .strip();
    }

    private static void copy(String text, Desk desk) {
        desk.perform(new Effect.Copy(text));
        desk.say("copied: " + text);
    }
}
