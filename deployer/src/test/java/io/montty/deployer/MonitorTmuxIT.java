package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Look at every screen of the monitor in a real terminal, and pull at its window. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitorTmuxIT {

    private static final int[][] SIZES = {{60, 12}, {80, 24}, {100, 30}, {120, 40}, {200, 60}};
    private static final String FLEET = "STATUS";

    private MonitorRig rig;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        rig = MonitorRig.in(folder);
        rig.receive("db-01.prod.example", Status.ALERT, "/var 97% used");
        rig.receive("web-01.prod.example", Status.WARN, "9 updates");
        rig.receive("app-01.prod.example", Status.OKAY, "all is well");
        rig.manage();
        rig.open(FLEET);
    }

    @AfterAll
    void close() throws Exception {
        if (rig != null) {
            rig.stop();
        }
    }

    /** A way to a screen from the fleet, what stands on it, and how many times Esc leads back. */
    private record Stop(String keys, String text, int back) {}

    @Test
    void showsEveryScreenAtEverySize() throws Exception {
        List<Stop> stops = List.of(
                new Stop("", "db-01", 0),
                new Stop(": l i s t Enter", "3 groups of 3", 1),
                new Stop("Enter", "line ", 1),
                new Stop("h", "history", 1),
                new Stop("C", "changes", 1),
                new Stop("?", "Help", 1));
        for (Stop stop : stops) {
            press(stop.keys());
            rig.await(stop.text());
            resizeThrough(stop.text());
            press("Escape ".repeat(stop.back()).strip());
            rig.await(FLEET);
        }
    }

    @Test
    void showsTheClassicSlideshowWithItsKeysAtEverySize() throws Exception {
        rig.press("c", "[q]uit", "db-01");
        resizeThrough("[q]uit");
        rig.press("C-s", "PAUSED");
        rig.press("n", "web-01");
        rig.press("b", "db-01");
        rig.press("C-q", "[q]uit");
        rig.tmux().await(screen -> !screen.contains("PAUSED"));
        rig.press("c", FLEET);
    }

    @Test
    void isWholeAfterAStormOfSizes() throws Exception {
        for (int i = 0; i < 40; i++) {
            rig.tmux().resize(60 + i * 31 % 100, 12 + i * 17 % 40);
        }
        rig.tmux().resize(80, 24);

        rig.tmux().await(screen -> isWhole(screen, 80, 24));
    }

    @Test
    void livesBelowItsSmallestSizeAndComesBack() throws Exception {
        for (int[] size : new int[][] {{40, 5}, {59, 24}, {80, 11}, {20, 2}}) {
            rig.tmux().resize(size[0], size[1]);
            rig.await(size[0] < 40 || size[1] < 3 ? "MonTTY" : "needs 60x12");
            rig.tmux().press("d", "x", "Enter");
        }
        rig.tmux().resize(80, 24);

        rig.tmux().await(screen -> isWhole(screen, 80, 24) && screen.contains(FLEET));
        assertThat(rig.tmux().java().isAlive()).isTrue();
    }

    @Test
    void freezesAndGoesOn() throws Exception {
        for (String key : List.of("C-s", "p")) {
            rig.press(key, "FROZEN");
            rig.press(key.equals("p") ? "p" : "C-q", "LIVE");
        }
    }

    private void resizeThrough(String text) throws Exception {
        for (int[] size : SIZES) {
            rig.tmux().resize(size[0], size[1]);
            rig.tmux().await(screen -> isWhole(screen, size[0], size[1]) && screen.contains(text));
        }
        rig.tmux().resize(80, 24);
    }

    /** The first line is at the top, the rules go from edge to edge, and the last line is at the bottom. */
    private static boolean isWhole(String screen, int columns, int rows) {
        List<String> lines = screen.lines().toList();
        String rule = "\u2500".repeat(columns);
        return lines.size() == rows
                && lines.get(0).contains("MonTTY")
                && (lines.get(1).contains("[q]uit")
                        || (lines.get(2).equals(rule) && lines.get(rows - 3).equals(rule)));
    }

    private void press(String keys) throws Exception {
        for (String key : keys.split(" ", -1)) {
            if (!key.isEmpty()) {
                rig.tmux().press(key);
            }
        }
    }
}
