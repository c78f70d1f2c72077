package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Mode;
import java.util.Comparator;

/** Show a row for each host, the worst first. */
public final class FleetScreen implements Screen, Filtered {

    private static final Comparator<HostSummary> WORST_FIRST = Comparator.comparing(HostSummary::standing)
            .reversed()
            .thenComparing(HostSummary::isQuiet)
            .thenComparing(HostSummary::key);

    private final Rows<HostSummary> rows = new Rows<>(HostSummary::name);
    private Filter filter = Filter.ALL;

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
        rows.put(world.snapshot().hosts().stream().sorted(WORST_FIRST).toList(), hold);
    }

    @Override
    public void resize(int columns, int rows) {
        this.rows.resize(rows - 1);
    }

    @Override
    public void press(Action action, Moment now, Desk desk) {
        switch (action) {
            case UP -> rows.move(-1);
            case DOWN -> rows.move(1);
            case PAGE_UP -> rows.page(-1);
            case PAGE_DOWN -> rows.page(1);
            case FIRST -> rows.first();
            case LAST -> rows.last();
            case OPEN -> rows.selected().ifPresent(host -> desk.open(ListScreen.of(host.key())));
            default -> {}
        }
    }

    @Override
    public Filter filter() {
        return filter;
    }

    @Override
    public void filter(Filter filter) {
        this.filter = filter;
    }

    public Rows<HostSummary> rows() {
        return rows;
    }
}
