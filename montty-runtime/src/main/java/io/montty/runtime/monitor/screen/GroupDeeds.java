package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Signature;
import io.montty.runtime.monitor.text.Age;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Do with groups of reports what a person asks for. */
final class GroupDeeds {

    private GroupDeeds() {}

    /** Return what a group is, for people. */
    static String what(ReportGroup group) {
        return group.status() + " of " + (group.owner() == null ? "unknown hosts" : group.host());
    }

    /**
     * Begin to delete all reports of some groups, but for those that are to go already.
     *
     * @param what they are, for people
     */
    static void delete(List<ReportGroup> groups, String what, Moment now, Desk desk) {
        Set<String> closing = desk.deletes().closing().collect(Collectors.toSet());
        List<ReportRef> left = groups.stream()
                .flatMap(group -> group.reports().stream())
                .filter(report -> !closing.contains(String.valueOf(report.id())))
                .toList();
        if (desk.options().readOnly()) {
            Deleting.start(left, what, now, desk); // which says so
            return;
        }
        List<ReportRef> nameless =
                left.stream().filter(report -> report.id() == null).toList();
        List<ReportRef> named =
                left.stream().filter(report -> report.id() != null).toList();
        if (left.isEmpty()) {
            desk.say("that is closing already; u takes it back while there is time");
        }
        if (!nameless.isEmpty()) {
            desk.say("the manager can only delete what has an id in its name; remove it by hand: REPORTS/"
                    + nameless.get(0).path()
                    + (nameless.size() == 1 ? "" : " and " + (nameless.size() - 1) + " more"));
        }
        if (!named.isEmpty()) {
            Deleting.start(named, what, now, desk);
        }
    }

    /** Begin to acknowledge what the reports of a group complain of, as far as the host still has it. */
    static void acknowledge(ReportGroup group, Moment now, Desk desk) {
        HostSummary host = group.known();
        Signature signature = group.signature();
        if (host == null) {
            desk.say("nothing is known of its host yet, so nothing of it can be acknowledged");
        } else if (signature == null) {
            desk.say("what it complains of is being read; press a again in a moment");
        } else if (signature.checks().isEmpty()) {
            desk.say("it complains of nothing");
        } else if (group.problems().isEmpty()) {
            desk.say("what it complains of is over; " + host.name() + " has no such problem now");
        } else {
            Acknowledging.start(host, group.problems(), now, desk);
        }
    }

    /** Copy a row, as text that can be sent to somebody. */
    static void copy(ReportGroup group, Instant now, Desk desk) {
        desk.perform(new Effect.Copy(text(group, now)));
        desk.say("copied the row");
    }

    /** Return a row, as text that can be sent to somebody. */
    static String text(ReportGroup group, Instant now) {
        Signature signature = group.signature();
        String checks = signature == null ? "" : String.join(", ", signature.checks());
        return "%s %s  newest %s  first %s  x%d  %s  %s"
                .formatted(
                        group.status(),
                        group.owner() == null ? "-" : group.host(),
                        Age.of(group.received(), now),
                        Age.of(group.first(), now),
                        group.count(),
                        group.newest().shortId(),
                        checks)
                .strip();
    }

    /** Copy the id of the newest report, or what else names it. */
    static void copyId(ReportGroup group, Desk desk) {
        String id = group.newest().id();
        String name = id == null ? group.newest().path() : id;
        desk.perform(new Effect.Copy(name));
        desk.say("copied " + name);
    }
}
