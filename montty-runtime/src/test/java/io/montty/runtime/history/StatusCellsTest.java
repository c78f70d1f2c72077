package io.montty.runtime.history;

import static io.montty.api.Status.ALERT;
import static io.montty.api.Status.NA;
import static io.montty.api.Status.OKAY;
import static io.montty.api.Status.WARN;
import static io.montty.runtime.history.HistoryScene.NOW;
import static io.montty.runtime.history.HistoryScene.WEB1;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCellsTest {

    private static final Duration WIDTH = Duration.ofMinutes(10);

    @Test
    void showsTheWorstOfEachCell() {
        assertThat(cells(Map.of(), changed(5, "a", OKAY, ALERT), changed(25, "a", ALERT, OKAY)))
                .containsExactly(ALERT, ALERT, ALERT, OKAY);
    }

    @Test
    void showsAProblemThatBeganAndEndedWithinOneCell() {
        assertThat(cells(Map.of(), changed(11, "a", OKAY, WARN), changed(12, "a", WARN, OKAY)))
                .containsExactly(OKAY, WARN, OKAY, OKAY);
    }

    @Test
    void takesTheWorstOfAllChecks() {
        assertThat(cells(
                        Map.of(),
                        changed(5, "a", OKAY, WARN),
                        changed(15, "b", OKAY, ALERT),
                        changed(25, "b", ALERT, OKAY),
                        changed(30, "a", WARN, OKAY)))
                .containsExactly(WARN, ALERT, ALERT, WARN);
    }

    @Test
    void knowsNothingBeforeTheFirstChange() {
        assertThat(cells(Map.of(), changed(20, "a", null, OKAY))).containsExactly(NA, NA, OKAY, OKAY);
        assertThat(cells(Map.of())).containsExactly(NA, NA, NA, NA);
    }

    @Test
    void takesACheckThatDidNotChangeForWhatItIsNow() {
        assertThat(cells(Map.of("a", OKAY, "b", WARN), changed(20, "a", OKAY, ALERT)))
                .containsExactly(WARN, WARN, ALERT, ALERT);
    }

    @Test
    void leavesOutWhatComesAfterTheLastCell() {
        assertThat(cells(Map.of(), changed(10, "a", OKAY, WARN), changed(500, "a", WARN, ALERT)))
                .containsExactly(OKAY, WARN, WARN, WARN);
    }

    @Test
    void readsTheChangesFromTheDatabase(@TempDir Path folder) throws Exception {
        HistoryScene scene = new HistoryScene(folder);
        scene.write(changed(-5, "a", ALERT, OKAY));
        scene.write(changed(15, "a", OKAY, WARN));

        try (HistoryReader reader = scene.reader()) {
            assertThat(reader.cells(WEB1, NOW, WIDTH, 4, Map.of())).containsExactly(OKAY, WARN, WARN, WARN);
        }
    }

    @Test
    void tellsTheChecksApart() {
        assertThat(new StatusCells(NOW, WIDTH, 3)
                        .byCheck(
                                List.of(changed(5, "a", OKAY, WARN), changed(15, "b", null, ALERT)),
                                Map.of("a", WARN, "c", OKAY)))
                .isEqualTo(Map.of(
                        "a",
                        List.of(WARN, WARN, WARN),
                        "b",
                        List.of(NA, ALERT, ALERT),
                        "c",
                        List.of(OKAY, OKAY, OKAY)));
    }

    @Test
    void readsTheChangesOfEachCheckFromTheDatabase(@TempDir Path folder) throws Exception {
        HistoryScene scene = new HistoryScene(folder);
        scene.write(changed(15, "a", OKAY, WARN));
        scene.write(changed(15, "b", WARN, OKAY));

        try (HistoryReader reader = scene.reader()) {
            assertThat(reader.cellsByCheck(WEB1, NOW, WIDTH, 3, Map.of("c", ALERT)))
                    .isEqualTo(Map.of(
                            "a", List.of(OKAY, WARN, WARN),
                            "b", List.of(WARN, WARN, OKAY),
                            "c", List.of(ALERT, ALERT, ALERT)));
        }
    }

    private static List<Status> cells(Map<String, Status> now, HistoryEvent... changes) {
        return new StatusCells(NOW, WIDTH, 4).of(List.of(changes), now);
    }

    private static HistoryEvent changed(int minute, String check, @Nullable Status from, Status to) {
        return HistoryScene.changed(NOW.plus(Duration.ofMinutes(minute)), WEB1, check, from, to);
    }
}
