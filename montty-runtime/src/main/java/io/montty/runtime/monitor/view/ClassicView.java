package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.classic.Scene;
import io.montty.runtime.monitor.classic.Slide;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.text.Age;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.WindowSize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paint the classic slideshow: two lines of header, the report, and a line of news. */
final class ClassicView {

    private ClassicView() {}

    /** Return a line for each row of the window. */
    static List<Line> lines(Scene scene, Console console, Moment now, Room room) {
        String version = console.options().version().replaceFirst("^(\\d+\\.\\d+).*", "$1");
        List<Line> lines = new ArrayList<>();
        Slide slide = scene.slide();
        lines.add(
                slide == null
                        ? Line.of(0, "MonTTY    no reports", Role.PLAIN)
                        : ClassicHeader.report(slide, room.columns(), now.wall()));
        lines.add(ClassicHeader.commands(scene, version, room.columns()));
        lines.add(Line.EMPTY);
        lines.addAll(
                slide == null
                        ? awaiting(console, room)
                        : scene.lines().subList(scene.top(), scene.lines().size()));
        WindowSize size = console.size();
        int bottom = size.bodyTop() + size.slideRows();
        while (lines.size() < bottom) {
            lines.add(Line.EMPTY);
        }
        lines.subList(bottom, lines.size()).clear();
        lines.add(ClassicStatus.of(scene, console, now, room));
        return lines;
    }

    private static List<Line> awaiting(Console console, Room room) {
        List<Line> lines = new ArrayList<>();
        while (lines.size() < (room.rows() - 6) / 3) {
            lines.add(Line.EMPTY);
        }
        String title = "Awaiting report(s)";
        lines.add(Line.of((room.columns() - Cluster.width(title)) / 2, title, Role.TITLE));
        lines.add(Line.EMPTY);
        for (String text : List.of(
                "watching  " + console.options().folder() + "/REPORTS/{_alert,_warn,_report}",
                "manager   last ran " + ago(console.world().managerLastRun(), room.now()),
                "",
                "No reports normally means that no checker has run in the last 5 minutes.")) {
            lines.addAll(Line.of(4, text, Role.PLAIN).wrap(room.columns()));
        }
        return lines;
    }

    private static String ago(@Nullable Instant then, Instant now) {
        return then == null ? "never" : Age.of(then, now) + " ago";
    }
}
