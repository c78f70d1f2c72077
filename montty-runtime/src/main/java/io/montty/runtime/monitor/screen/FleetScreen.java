package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Mode;
import io.montty.runtime.monitor.text.WindowSize;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Show a row for each host, the worst first, and in a large window the report under the cursor. */
public final class FleetScreen implements Screen, Filtered {

    private static final WindowSize LEAST_FOR_PREVIEW = new WindowSize(110, 24);
    private static final int MANY_CELLS = 24;
    private static final int FEW_CELLS = 12;
    private static final int HEADING = 1;

    private final Rows<HostSummary> rows = new Rows<>(HostSummary::name);
    private final Preview preview = new Preview();
    private HostOrder order = HostOrder.WORST_FIRST;
    private Filter filter = Filter.ALL;
    private @Nullable World world;
    private Instant updated = Instant.EPOCH;
    private WindowSize room = new WindowSize(1, 1);
    private int longestName;
    private boolean previews = true;
    private boolean complete;

    @Override
    public Mode mode() {
        return Mode.FLEET;
    }

    @Override
    public String crumb() {
        return "fleet";
    }

    @Override
    public void update(World world, Moment now, boolean hold) {
        this.world = world;
        updated = now.wall();
        rows.put(chosen(world), hold);
        if (!complete) {
            rows.settleAtTop();
            complete = world.isKnown() && world.snapshot().unread() == 0;
        }
        listed(world);
    }

    /** Show other rows, because a person chose what to see. */
    private void choose() {
        if (world != null) {
            updated = updated.plusNanos(1); // a pass of the filter of its own, with all the time that one has
            rows.choose(chosen(world));
            listed(world);
        }
    }

    private List<HostSummary> chosen(World world) {
        return world.snapshot().hosts().stream()
                .filter(host -> filter.accepts(
                        new HostSubject(host, world.alertsOf(host.key()).size(), updated), updated))
                .sorted(order.comparator())
                .toList();
    }

    private void listed(World world) {
        longestName =
                rows.all().stream().mapToInt(host -> host.name().length()).max().orElse(0);
        show(world);
    }

    private void show(World world) {
        if (hasPreview()) {
            preview.want(rows.selected(), world);
        }
    }

    @Override
    public void resize(int columns, int rows) {
        room = new WindowSize(columns, rows);
        this.rows.resize(listRows() - HEADING);
        if (world != null) {
            show(world);
        }
    }

    private boolean hasPreview() {
        return previews && room.columns() >= LEAST_FOR_PREVIEW.columns() && room.rows() >= LEAST_FOR_PREVIEW.rows();
    }

    /** Return how many rows of the body the list takes, with its heading; the preview has the others. */
    public int listRows() {
        return hasPreview() ? room.rows() * 3 / 5 : room.rows();
    }

    @Override
    public void press(Action action, Moment now, Desk desk) {
        if (moves(action)) {
            moved(now, desk);
        } else if (action == Action.NEXT_PROBLEM || action == Action.PREVIOUS_PROBLEM) {
            toProblem(action == Action.NEXT_PROBLEM ? 1 : -1, desk);
            moved(now, desk);
        } else if (action == Action.BACK) {
            filter(Filter.ALL);
        } else if (action == Action.BULK_DELETE) {
            FleetDeletes.of(rows, filter.source(), now, desk);
        } else {
            order.after(action).ifPresent(this::sort);
            rows.selected().ifPresent(host -> HostActions.act(action, host, now, desk));
        }
    }

    /** Do what moves the cursor or marks rows; tell whether it was that. */
    private boolean moves(Action action) {
        switch (action) {
            case UP -> rows.move(-1);
            case DOWN -> rows.move(1);
            case PAGE_UP -> rows.page(-1);
            case PAGE_DOWN -> rows.page(1);
            case FIRST -> rows.first();
            case LAST -> rows.last();
            case MARK -> rows.toggleMark();
            case MARK_ALL -> rows.markAll();
            case UNMARK_ALL -> rows.unmarkAll();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void moved(Moment now, Desk desk) {
        preview.moved(now);
        show(desk.world());
    }

    /** A new order is read from its top. */
    private void sort(HostOrder next) {
        order = next;
        rows.first();
        choose();
        rows.first();
    }

    private void toProblem(int step, Desk desk) {
        List<HostSummary> all = rows.all();
        for (int i = rows.cursor() + step; i >= 0 && i < all.size(); i += step) {
            if (needsSomebody(all.get(i))) {
                rows.move(i - rows.cursor());
                return;
            }
        }
        desk.say("no host " + (step > 0 ? "below" : "above") + " has a problem that nobody takes care of");
    }

    private static boolean needsSomebody(HostSummary host) {
        return host.standing().compareTo(Standing.WARN) >= 0 && !host.isQuiet();
    }

    @Override
    public void click(int row, Moment now, Desk desk) {
        int before = rows.cursor();
        if (rows.click(row - HEADING)) {
            moved(now, desk);
            if (rows.cursor() == before) {
                rows.selected().ifPresent(host -> HostActions.act(Action.OPEN, host, now, desk));
            }
        }
    }

    @Override
    public void advance(Moment now, Desk desk) {
        if (hasPreview()) {
            preview.advance(now, desk.library());
        }
    }

    @Override
    public OptionalLong nextStep() {
        return hasPreview() ? preview.nextStep() : OptionalLong.empty();
    }

    @Override
    public void deleting(List<ReportRef> reports) {
        rows.unmarkAll();
    }

    @Override
    public void use(Setting setting, boolean on) {
        if (setting == Setting.PREVIEW) {
            previews = on;
            resize(room.columns(), room.rows());
        }
    }

    @Override
    public List<String> text() {
        World known = world;
        return known == null
                ? List.of()
                : rows.all().stream()
                        .map(host -> HostActions.text(host, updated, known))
                        .toList();
    }

    @Override
    public Wants wants() {
        int cells = room.columns() >= LEAST_FOR_PREVIEW.columns() ? MANY_CELLS : FEW_CELLS;
        return new Wants(rows.visible().stream().map(HostSummary::key).toList(), cells, List.of());
    }

    @Override
    public Filter filter() {
        return filter;
    }

    @Override
    public void filter(Filter filter) {
        this.filter = filter;
        choose();
    }

    public Rows<HostSummary> rows() {
        return rows;
    }

    public HostOrder order() {
        return order;
    }

    public Preview preview() {
        return preview;
    }

    /** Return how many characters the longest name of a listed host has. */
    public int longestName() {
        return longestName;
    }
}
