package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.ReportRef;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Choose which filed reports of hosts are to be deleted; what is on its way out already is not chosen again. */
final class FleetDeletes {

    private FleetDeletes() {}

    /** Delete what is filed as ALERT of a host; if that is nothing, all that is filed of it. */
    static void of(HostSummary host, Moment now, Desk desk) {
        List<ReportRef> all = desk.world().reportsOf(host.key());
        List<ReportRef> alerts = desk.world().alertsOf(host.key());
        if (all.isEmpty()) {
            desk.say("no report of " + host.name() + " is filed, so there is none to delete");
        } else if (alerts.isEmpty()) {
            start(all, "all of " + host.name(), now, desk);
        } else {
            start(alerts, "ALERT of " + host.name(), now, desk);
        }
    }

    /** Delete what is filed as ALERT of the marked hosts; if none is marked, of all that a filter left. */
    static void of(Rows<HostSummary> rows, String filter, Moment now, Desk desk) {
        List<HostSummary> marked = rows.marked();
        if (!marked.isEmpty()) {
            bulk(marked, "marked", now, desk);
        } else if (!filter.isEmpty()) {
            bulk(rows.all(), "filtered", now, desk);
        } else {
            desk.say("mark hosts with Space, or set a filter with /, before D");
        }
    }

    private static void bulk(List<HostSummary> hosts, String chosen, Moment now, Desk desk) {
        List<ReportRef> alerts = hosts.stream()
                .flatMap(host -> desk.world().alertsOf(host.key()).stream())
                .toList();
        String whose = hosts.size() == 1 ? hosts.get(0).name() : hosts.size() + " " + chosen + " hosts";
        if (alerts.isEmpty()) {
            desk.say("no ALERT report of " + whose + " is filed, so there is none to delete");
        } else {
            start(alerts, "ALERT of " + whose, now, desk);
        }
    }

    private static void start(List<ReportRef> reports, String what, Moment now, Desk desk) {
        Set<String> closing = desk.deletes().closing().collect(Collectors.toSet());
        List<ReportRef> left = reports.stream()
                .filter(report -> !closing.contains(String.valueOf(report.id())))
                .toList();
        if (left.isEmpty()) {
            desk.say(what + ": the delete is on its way already");
        } else {
            Deleting.start(left, what, now, desk);
        }
    }
}
