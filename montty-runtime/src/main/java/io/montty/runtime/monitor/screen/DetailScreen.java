package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Mode;
import java.util.List;

/** Show one report as a tree of checks, of which what is well is folded. */
public final class DetailScreen implements Screen, Searched {

    private final List<ReportRef> reports;
    private int place;
    private String sought = "";

    /**
     * Show one of some reports.
     *
     * @param reports what the keys for the report before and after go through
     * @param place of the one to show, from 0
     */
    DetailScreen(List<ReportRef> reports, int place) {
        this.reports = List.copyOf(reports);
        this.place = place;
    }

    @Override
    public Mode mode() {
        return Mode.DETAIL;
    }

    @Override
    public String crumb() {
        return reports.get(place).shortId();
    }

    @Override
    public void update(World world, Moment now, boolean hold) {}

    @Override
    public void resize(int columns, int rows) {}

    @Override
    public void press(Action action, Moment now, Desk desk) {
        if (action == Action.NEXT_REPORT) {
            place = Math.min(place + 1, reports.size() - 1);
        }
    }

    @Override
    public String sought() {
        return sought;
    }

    @Override
    public void find(String text) {
        sought = text;
    }
}
