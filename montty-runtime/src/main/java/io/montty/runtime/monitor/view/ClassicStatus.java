package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.classic.Scene;
import io.montty.runtime.monitor.classic.Slide;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.text.Age;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Say in the last line what a person must answer or know. */
final class ClassicStatus {

    /** A manager in cron does a pass a minute. */
    private static final Duration LONG = Duration.ofMinutes(3);

    private ClassicStatus() {}

    static Line of(Scene scene, int columns, Instant now) {
        ReportRef doomed = scene.doomed();
        if (doomed != null) {
            return Line.of(0, question(doomed, scene.slide(), columns), Role.PROMPT);
        }
        String news = String.join("  ", news(scene));
        Instant lastRun = scene.snapshot().managerLastRun();
        boolean silent = lastRun == null || Duration.between(lastRun, now).compareTo(LONG) > 0;
        String manager = manager(lastRun, now, silent, scene.overdue(), columns - 1 - Cluster.width(news));
        return new FittedLine(manager, silent || scene.overdue() ? Role.NOTICE : Role.PLAIN)
                .add(Cluster.fit(news, columns - 1 - manager.length()), Role.NOTICE)
                .in(columns);
    }

    private static String manager(
            @Nullable Instant lastRun, Instant now, boolean silent, boolean overdue, int columns) {
        if (lastRun == null) {
            return "manager never ran";
        }
        if (silent) {
            return "manager silent for " + Age.of(lastRun, now);
        }
        String ago = Age.of(lastRun, now) + " ago";
        String full = overdue ? "manager not running? last ran " + ago : "manager last ran " + ago;
        return full.length() <= columns ? full : "manager " + ago + (overdue ? "?" : "");
    }

    /** Say how long ago the manager last finished a pass. */
    static String age(Snapshot snapshot, Instant now) {
        Instant lastRun = snapshot.managerLastRun();
        return lastRun == null ? "never" : Age.of(lastRun, now) + " ago";
    }

    private static String question(ReportRef doomed, @Nullable Slide slide, int columns) {
        String what = "Delete " + doomed.status() + " " + doomed.shortId();
        String answers = "? y deletes it, any other key keeps it";
        String host = slide == null ? "" : " of " + slide.host();
        return Cluster.width(what + host + answers) <= columns ? what + host + answers : what + answers;
    }

    private static List<String> news(Scene scene) {
        List<String> news = new ArrayList<>();
        news.add(scene.message());
        news.add(scene.pause());
        news.addAll(scene.snapshot().troubles());
        news.removeIf(String::isEmpty);
        return news;
    }
}
