package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import java.util.List;

/** Ask whether reports are to be deleted: {@code y} for few of them, their number for many. */
public final class DeleteDialog implements Dialog {

    private final List<ReportRef> reports;
    private final String what;

    /** @param what the reports are, for people */
    DeleteDialog(List<ReportRef> reports, String what) {
        this.reports = List.copyOf(reports);
        this.what = what;
    }

    @Override
    public String title() {
        return "Delete " + reports.size();
    }

    @Override
    public List<Line> lines(Moment now) {
        return List.of(Line.of(0, what, Role.PLAIN), Line.of(0, "y deletes, esc keeps", Role.PLAIN));
    }

    @Override
    public boolean press(Key key, Moment now, Desk desk) {
        if (key.equals(Key.of('y'))) {
            desk.deletes().hold(reports, what, now);
            return true;
        }
        return key.equals(Key.of(Key.Kind.ESCAPE));
    }
}
