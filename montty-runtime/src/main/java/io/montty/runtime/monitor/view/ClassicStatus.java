package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.classic.Scene;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.text.Age;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Say in the last line what a person must know; as long as there is nothing to say it is blank. */
final class ClassicStatus {

    /** What is of use in a pause, the most useful first. */
    private static final List<String> HINTS = List.of("^q resume", "n/b next/back", "+/- speed", "esc browse");

    private static final String GAP = "  ";

    private ClassicStatus() {}

    static Line of(Scene scene, Console console, Moment now, Room room) {
        Instant lastRun = console.world().managerLastRun();
        String manager = manager(lastRun, now.wall(), console.deletes().isOverdue(now));
        List<String> news = news(scene, console, now, room.glyphs());
        if (news.isEmpty() && manager.isEmpty()) {
            return Line.EMPTY;
        }
        int left = room.columns() - Cluster.width(manager) - (manager.isEmpty() ? 0 : 1);
        String text = news.isEmpty() ? "" : Cluster.fit(" " + String.join(GAP, news), left);
        FittedLine line = new FittedLine(manager, Role.NOTICE).add(text, Role.NOTICE);
        if (!pause(scene, console).isEmpty()) {
            line.add(hints(left - Cluster.width(text)));
        }
        return line.in(room.columns());
    }

    /** Return what is wrong with the manager; empty if nothing is. */
    private static String manager(@Nullable Instant lastRun, Instant now, boolean overdue) {
        if (lastRun == null) {
            return "manager never ran";
        }
        if (ManagerState.isSilent(lastRun, now)) {
            return "manager silent for " + Age.of(lastRun, now);
        }
        return overdue ? "manager not running? last ran " + Age.of(lastRun, now) + " ago" : "";
    }

    private static List<String> news(Scene scene, Console console, Moment now, Glyphs glyphs) {
        List<String> news = new ArrayList<>();
        String pause = pause(scene, console);
        news.add(pause.isEmpty() ? "" : glyphs.frozen() + " " + pause);
        int pending = console.deletes().pending();
        if (pending > 0) {
            String reports = pending == 1 ? " delete pending, " : " deletes pending, ";
            news.add(pending + reports + console.deletes().secondsLeft(now) + " s   u undo");
        }
        news.add(console.message());
        news.addAll(console.world().snapshot().troubles());
        news.removeIf(String::isEmpty);
        return news;
    }

    /** The slideshow stands still as well when the whole monitor is frozen. */
    private static String pause(Scene scene, Console console) {
        return scene.pause().isEmpty() ? console.frozen() : scene.pause();
    }

    /** Return as many hints as there is room for. */
    private static String hints(int columns) {
        StringBuilder hints = new StringBuilder();
        for (String hint : HINTS) {
            if (hints.length() + GAP.length() + hint.length() > columns) {
                break;
            }
            hints.append(GAP).append(hint);
        }
        return hints.toString();
    }
}
