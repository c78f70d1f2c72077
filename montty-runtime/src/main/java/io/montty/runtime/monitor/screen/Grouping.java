package io.montty.runtime.monitor.screen;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Signature;
import io.montty.runtime.state.HostKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Collects reports; one that was in it before goes there again without a look at what all have in common. */
    private static final class Bin {

        private final Sameness same;
        private List<ReportRef> members = new ArrayList<>();
        private List<ReportRef> before = List.of();
        private String key = "";

        Bin(Sameness same) {
            this.same = same;
        }

        /** Both are shared by all reports that have them; an equal one that is not the same is looked up in full. */
        @SuppressWarnings("ReferenceEquality")
        boolean isFor(@Nullable HostKey owner, @Nullable Signature signature) {
            return same.owner == owner && same.signature == signature;
        }

        void empty() {
            before = members;
            members = new ArrayList<>();
        }
    }

    private final Map<Sameness, Bin> bins = new HashMap<>();
    private Map<String, Bin> places = Map.of();
    private List<ReportRef> reports = List.of();
    private List<ReportRef> unread = List.of();
    private boolean complete;
    private long named;

    /** Find out anew which reports say the same. */
    void take(List<ReportRef> next, World world) {
        reports = next;
        bins.values().forEach(Bin::empty);
        Map<String, Bin> placed = new HashMap<>(reports.size() * 2);
        List<ReportRef> unknown = new ArrayList<>();
        complete = true;
        for (ReportRef report : reports) {
            HostKey owner = world.ownerOf(report).orElse(null);
            // What is well complains of nothing, so there is nothing to find out.
            Signature signature = isRead(report) ? world.signature(report).orElse(null) : Signature.NONE;
            Bin bin = bin(places.get(report.path()), owner, report.status(), signature);
            bin.members.add(report);
            placed.put(report.path(), bin);
            if (signature == null && owner != null) {
                unknown.add(report);
            }
            complete &= signature != null && owner != null;
        }
        places = placed;
        unread = List.copyOf(unknown);
        nameAll();
    }

    private Bin bin(@Nullable Bin before, @Nullable HostKey owner, Status status, @Nullable Signature signature) {
        return before != null && before.isFor(owner, signature)
                ? before
                : bins.computeIfAbsent(new Sameness(owner, status, signature), Bin::new);
    }

    private void nameAll() {
        for (Bin bin : bins.values()) {
            Bin heir =
                    bin.before.isEmpty() ? null : places.get(bin.before.get(0).path());
            if (heir != null && heir != bin && heir.key.isEmpty()) {
                heir.key = bin.key;
                bin.key = "";
            }
        }
        bins.values().removeIf(bin -> bin.members.isEmpty());
        for (Bin bin : bins.values()) {
            if (bin.key.isEmpty()) {
                bin.key = "group " + ++named;
            }
        }
    }

    /** Return a group for all that say the same. */
    List<ReportGroup> groups(World world) {
        return bins.values().stream().map(bin -> group(bin, world)).toList();
    }

    private static ReportGroup group(Bin bin, World world) {
        return ReportGroup.of(bin.key, bin.same.owner, bin.same.status, bin.same.signature, bin.members, world);
    }

    /** Return a group for each report, in the order they were given in. */
    List<ReportGroup> singles(World world) {
        Map<Bin, ReportGroup> groups = new HashMap<>();
        bins.values().forEach(bin -> groups.put(bin, group(bin, world)));
        List<ReportGroup> singles = new ArrayList<>(reports.size());
        for (ReportRef report : reports) {
            Bin bin = places.get(report.path());
            ReportGroup group = bin == null ? null : groups.get(bin);
            if (group != null) {
                singles.add(group.only(report));
            }
        }
        return singles;
    }

    /** Return the key of the group that {@code report} is in; empty if it is in none. */
    String keyOf(ReportRef report) {
        Bin bin = places.get(report.path());
        return bin == null ? "" : bin.key;
    }

    /** Return the reports that it is not known of what they complain of, though it is whose they are. */
    List<ReportRef> unread() {
        return unread;
    }

    /** Tell whether nothing more can become known of these reports. */
    boolean isComplete() {
        return complete;
    }

    /** Tell whether it has to be read to know what it complains of. */
    static boolean isRead(ReportRef report) {
        return report.status() == Status.ALERT || report.status() == Status.WARN;
    }
}
