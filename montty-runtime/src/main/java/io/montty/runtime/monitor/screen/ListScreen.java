package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Mode;
import io.montty.runtime.state.HostKey;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Show a row for each group of reports that say the same of a host, or for each report. */
public final class ListScreen implements Screen, Filtered {

    /** How many reports are asked for at once, at least. */
    private static final int SLICE = 500;

    /** In how many slices all reports of a long list are asked for: each makes the list anew. */
    private static final int SLICES = 20;

    private final @Nullable HostKey host;
    private final ReportRows reports = new ReportRows();
    private Instant updated = Instant.EPOCH;

    private ListScreen(@Nullable HostKey host) {
        this.host = host;
    }

    /** Show the reports of one host. */
    static ListScreen of(HostKey host) {
        return new ListScreen(host);
    }

    /** Show the reports of all hosts. */
    static ListScreen ofAll() {
        return new ListScreen(null);
    }

    @Override
    public Mode mode() {
        return Mode.LIST;
    }

    @Override
    public String crumb() {
        return host == null ? "reports" : host.toString();
    }

    @Override
    public void update(World world, Moment now, boolean hold) {
        updated = now.wall();
        reports.update(host == null ? world.snapshot().reports() : world.reportsOf(host), world, now.wall(), hold);
    }

    @Override
    public void resize(int columns, int rows) {
        rows().resize(rows - 1);
    }

    @Override
    public void press(Action action, Moment now, Desk desk) {
        Rows<ReportGroup> rows = rows();
        switch (action) {
            case UP -> rows.move(-1);
            case DOWN -> rows.move(1);
            case PAGE_UP -> rows.page(-1);
            case PAGE_DOWN -> rows.page(1);
            case FIRST -> rows.first();
            case LAST -> rows.last();
            case NEXT_PROBLEM -> toProblem(1, desk);
            case PREVIOUS_PROBLEM -> toProblem(-1, desk);
            case MARK -> rows.toggleMark();
            case MARK_ALL -> rows.markAll();
            case UNMARK_ALL -> rows.unmarkAll();
            case BULK_DELETE -> deleteMany(now, desk);
            case SORT_STATUS, SORT_AGE, SORT_NAME -> reports.sort(order().after(action));
            case GROUP -> reports.group(!isGrouped());
            default -> withSelected(desk, group -> act(action, group, now, desk));
        }
    }

    private void act(Action action, ReportGroup group, Moment now, Desk desk) {
        switch (action) {
            case OPEN -> open(group, desk);
            case DELETE -> GroupDeeds.delete(List.of(group), GroupDeeds.what(group), now, desk);
            case ACKNOWLEDGE -> GroupDeeds.acknowledge(group, now, desk);
            case HISTORY_OF_HOST -> openHistory(group, desk);
            case COPY -> GroupDeeds.copy(group, now.wall(), desk);
            case COPY_ID -> GroupDeeds.copyId(group, desk);
            default -> {}
        }
    }

    private void withSelected(Desk desk, Consumer<ReportGroup> deed) {
        rows().selected().ifPresentOrElse(deed, () -> desk.say("there is no report here"));
    }

    /** In a list of single reports, the keys for the report before and after go through the list. */
    private void open(ReportGroup group, Desk desk) {
        if (isGrouped()) {
            desk.open(new DetailScreen(group.reports(), 0));
        } else {
            desk.open(new DetailScreen(
                    rows().all().stream().map(ReportGroup::newest).toList(), rows().cursor()));
        }
    }

    private static void openHistory(ReportGroup group, Desk desk) {
        HostKey owner = group.owner();
        if (owner == null) {
            desk.say("whose report it is was not looked up yet");
        } else {
            desk.open(new HistoryScreen(owner));
        }
    }

    private void toProblem(int step, Desk desk) {
        Rows<ReportGroup> rows = rows();
        List<ReportGroup> all = rows.all();
        for (int i = rows.cursor() + step; i >= 0 && i < all.size(); i += step) {
            if (all.get(i).isOpenProblem()) {
                rows.select(all.get(i).key());
                return;
            }
        }
        desk.say("no problem " + (step > 0 ? "below" : "above") + " that nobody takes care of");
    }

    private void deleteMany(Moment now, Desk desk) {
        Rows<ReportGroup> rows = rows();
        Filter filter = filter();
        List<ReportGroup> marked = rows.marked();
        List<ReportGroup> chosen = marked.isEmpty() && !filter.source().isEmpty() ? rows.all() : marked;
        if (chosen.isEmpty()) {
            desk.say(
                    filter.source().isEmpty()
                            ? "mark rows with Space, or set a filter with /"
                            : "nothing is left to delete");
        } else if (chosen.size() == 1) {
            GroupDeeds.delete(chosen, GroupDeeds.what(chosen.get(0)), now, desk);
        } else {
            String what = chosen.size() + (isGrouped() ? " groups" : " reports");
            GroupDeeds.delete(
                    chosen, marked.isEmpty() ? what + " of /" + filter.source() : what + " that are marked", now, desk);
        }
    }

    @Override
    public void click(int row, Moment now, Desk desk) {
        rows().click(row - 1); // the first row of the body names the columns
    }

    @Override
    public void deleting(List<ReportRef> reports) {
        rows().unmarkAll();
    }

    @Override
    public List<String> text() {
        return rows().all().stream()
                .map(group -> GroupDeeds.text(group, updated))
                .toList();
    }

    /** What is visible comes first; so much at once that a long list is not made anew too often. */
    @Override
    public Wants wants() {
        List<ReportRef> unread = reports.unread();
        if (unread.isEmpty()) {
            return Wants.NOTHING;
        }
        Set<ReportRef> wanted = new LinkedHashSet<>();
        for (ReportGroup group : rows().visible()) {
            if (group.signature() == null && group.owner() != null) {
                wanted.add(group.newest());
            }
        }
        unread.stream().limit(Math.max(SLICE, size() / SLICES)).forEach(wanted::add);
        return new Wants(List.of(), 0, List.copyOf(wanted));
    }

    @Override
    public Filter filter() {
        return reports.filter();
    }

    @Override
    public void filter(Filter filter) {
        reports.filter(filter);
    }

    /** Return the rows, as of now. */
    public Rows<ReportGroup> rows() {
        return reports.rows();
    }

    /** Return how many reports there are, whatever the filter. */
    public int size() {
        return reports.size();
    }

    /** Tell whether a row is a group, not a single report. */
    public boolean isGrouped() {
        return reports.isGrouped();
    }

    /** Return in which order the rows are. */
    public GroupOrder order() {
        return reports.order();
    }
}
