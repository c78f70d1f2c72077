package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.ReportRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hold the rows of a list of reports. They are made anew when somebody looks at them, not each time that something
 * becomes known: what reports complain of does so in many small pieces.
 */
final class ReportRows {

    private final Grouping grouping = new Grouping();
    private final Rows<ReportGroup> rows = new Rows<>(ReportGroup::key);
    private List<ReportRef> reports = List.of();
    private List<HostSummary> hosts = List.of();
    private List<ReportGroup> groups = List.of();
    private @Nullable World world;
    private Instant at = Instant.EPOCH;
    private Filter filter = Filter.ALL;
    private GroupOrder order = GroupOrder.WORST_FIRST;
    private boolean grouped = true;
    private boolean hold;
    private boolean changed;
    private boolean stale;

    /** Where nothing changed the lists are the same ones; to compare all that is in them would cost as much as to group it. */
    @SuppressWarnings("ReferenceEquality")
    void update(List<ReportRef> next, World world, Instant now, boolean hold) {
        List<HostSummary> known = world.snapshot().hosts();
        changed |= next != reports || known != hosts || !grouping.isComplete();
        reports = next;
        hosts = known;
        this.world = world;
        at = now;
        this.hold = hold;
        stale = true;
    }

    /** Return the rows as of now. */
    Rows<ReportGroup> rows() {
        World from = world;
        if (stale && from != null) {
            stale = false;
            Optional<ReportRef> selected = rows.selected().map(ReportGroup::newest);
            regroup(from);
            show(hold);
            selected.ifPresent(this::follow);
        }
        return rows;
    }

    private void regroup(World from) {
        if (changed) {
            changed = false;
            grouping.take(reports, from);
            groups = grouped ? grouping.groups(from) : grouping.singles(from);
        }
    }

    private void show(boolean hold) {
        List<ReportGroup> shown = groups.stream()
                .filter(group -> filter.accepts(group, at))
                .sorted(order.comparator())
                .toList();
        rows.put(filter.trouble().isEmpty() ? shown : List.of(), hold);
    }

    /** The cursor goes with the report that it was on, into whatever row that is now. */
    private void follow(ReportRef report) {
        String key = grouped ? grouping.keyOf(report) : report.path();
        if (rows.selected().filter(row -> row.key().equals(key)).isEmpty()) {
            rows.select(key);
        }
    }

    void filter(Filter filter) {
        rows();
        this.filter = filter;
        choose();
    }

    Filter filter() {
        return filter;
    }

    void sort(GroupOrder order) {
        rows();
        this.order = order;
        choose();
    }

    /** None of the rows that a person chose to see is news. */
    private void choose() {
        show(false);
        rows.move(0);
    }

    GroupOrder order() {
        return order;
    }

    /** Show a row for each group, or for each report. */
    void group(boolean grouped) {
        rows();
        this.grouped = grouped;
        changed = true;
        hold = false;
        stale = true;
    }

    boolean isGrouped() {
        return grouped;
    }

    /** Return the reports that it has yet to be found out of what they complain of. */
    List<ReportRef> unread() {
        rows();
        return grouping.unread();
    }

    /** Return how many reports there are, whatever the filter. */
    int size() {
        return reports.size();
    }
}
