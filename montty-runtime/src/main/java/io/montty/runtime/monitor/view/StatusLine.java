package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.model.Age;
import io.montty.runtime.monitor.model.Cluster;
import io.montty.runtime.monitor.model.Line;
import io.montty.runtime.monitor.model.ReportRef;
import io.montty.runtime.monitor.model.Role;
import io.montty.runtime.monitor.model.Scene;
import io.montty.runtime.monitor.model.Slide;
import io.montty.runtime.monitor.model.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Say in the last line what a person must answer or know. */
final class StatusLine {

    private StatusLine() {}

    static Line of(Scene scene, int columns, Instant now) {
        ReportRef doomed = scene.doomed();
        if (doomed != null) {
            return Line.of(0, question(doomed, scene.slide(), columns), Role.PROMPT);
        }
        String news = String.join("  ", news(scene));
        String age = age(scene.snapshot(), now);
        String manager = scene.overdue() ? "manager not running? last ran " + age : "manager last ran " + age;
        if (Cluster.width(news) + 1 + manager.length() > columns) {
            manager = scene.overdue() ? "manager not running?" : "manager: " + age;
        }
        return new FittedLine(manager)
                .add(Cluster.fit(news, columns - 1 - manager.length()), Role.NOTICE)
                .in(columns);
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
