package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Mode;
import io.montty.runtime.state.HostKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Show a row for each group of reports that say the same of a host, or for each report. */
public final class ListScreen implements Screen, Filtered {

    private final @Nullable HostKey host;
    private final Rows<ReportRef> rows = new Rows<>(ReportRef::path);
    private Filter filter = Filter.ALL;

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
        List<ReportRef> reports = host == null ? world.snapshot().reports() : world.reportsOf(host);
        rows.put(reports, hold);
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
            case OPEN -> rows.selected().ifPresent(report -> desk.open(new DetailScreen(List.of(report), 0)));
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

    public Rows<ReportRef> rows() {
        return rows;
    }
}
