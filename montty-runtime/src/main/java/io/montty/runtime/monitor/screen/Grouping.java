package io.montty.runtime.monitor.screen;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Signature;
import io.montty.runtime.state.HostKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Group reports of a host with the same status that complain of the same, and give each group a key that it keeps.
 *
 * <p>What a report complains of becomes known later than that it is there. The group that it was in then falls into
 * parts: the part with the report that stood for all goes on under the key, so that a cursor and a mark stay with what
 * the person saw.
 */
final class Grouping {

    private record Sameness(
            @Nullable HostKey owner,
            Status status,
            @Nullable Signature signature) {}

    private Map<Sameness, String> keys = Map.of();
    private Map<Sameness, ReportRef> newest = Map.of();
    private long named;

    /** Return a group for all that say the same. */
    List<ReportGroup> group(List<ReportRef> reports, World world) {
        Map<Sameness, List<ReportRef>> members = new LinkedHashMap<>();
        for (ReportRef report : reports) {
            members.computeIfAbsent(sameness(report, world), same -> new ArrayList<>())
                    .add(report);
        }
        keys = keys(members, world);
        newest = new HashMap<>();
        List<ReportGroup> groups = new ArrayList<>(members.size());
        members.forEach((same, of) -> {
            newest.put(same, of.get(0));
            groups.add(group(keys.getOrDefault(same, ""), same, of, world));
        });
        return groups;
    }

    /** Return a group for each report. */
    static List<ReportGroup> each(List<ReportRef> reports, World world) {
        List<ReportGroup> groups = new ArrayList<>(reports.size());
        reports.forEach(report -> groups.add(group(report.path(), sameness(report, world), List.of(report), world)));
        return groups;
    }

    private static ReportGroup group(String key, Sameness same, List<ReportRef> reports, World world) {
        return ReportGroup.of(key, same.owner(), same.status(), same.signature(), reports, world);
    }

    /** Return the key of the group that {@code report} is in; empty if it is in none. */
    String keyOf(ReportRef report, World world) {
        return keys.getOrDefault(sameness(report, world), "");
    }

    private Map<Sameness, String> keys(Map<Sameness, List<ReportRef>> members, World world) {
        Map<Sameness, String> next = new HashMap<>();
        Set<String> inherited = new HashSet<>();
        newest.forEach((before, report) -> {
            Sameness now = sameness(report, world);
            String key = keys.getOrDefault(before, "");
            if (!now.equals(before) && members.containsKey(now) && !keys.containsKey(now)) {
                next.computeIfAbsent(now, heir -> {
                    inherited.add(key);
                    return key;
                });
            }
        });
        for (Sameness same : members.keySet()) {
            String key = keys.get(same);
            next.computeIfAbsent(same, other -> key == null || inherited.contains(key) ? "group " + ++named : key);
        }
        return next;
    }

    private static Sameness sameness(ReportRef report, World world) {
        Signature signature = isRead(report)
                ? world.signature(report).orElse(null)
                : Signature.NONE; // it complains of nothing, so there is nothing to find out
        return new Sameness(world.ownerOf(report).orElse(null), report.status(), signature);
    }

    /** Tell whether it has to be read to know what it complains of. */
    static boolean isRead(ReportRef report) {
        return report.status() == Status.ALERT || report.status() == Status.WARN;
    }
}
