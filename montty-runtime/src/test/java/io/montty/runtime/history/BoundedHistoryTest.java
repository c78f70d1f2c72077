package io.montty.runtime.history;

import static io.montty.runtime.history.HistoryScene.NOW;
import static io.montty.runtime.history.HistoryScene.WEB1;
import static io.montty.runtime.history.HistoryScene.changed;
import static io.montty.runtime.history.HistoryScene.metrics;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.state.HostKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedHistoryTest {

    private static final long MIB = 1024 * 1024;
    private static final HistoryBounds TIGHT = new HistoryBounds(Duration.ofDays(30), 2 * MIB);

    @TempDir
    private Path folder;

    private HistoryScene scene;

    @BeforeEach
    void layOut() {
        scene = new HistoryScene(folder);
    }

    @Test
    void dropsWhatIsTooOld() throws Exception {
        Instant old = NOW.minus(Duration.ofDays(31));
        try (SqliteHistory history = scene.history()) {
            history.record(changed(old, HostKey.known("gone"), "a", null, Status.OKAY));
            history.record(changed(old, WEB1, "a", null, Status.OKAY));
            history.record(changed(NOW.minus(Duration.ofDays(29)), WEB1, "a", Status.OKAY, Status.WARN));
            history.measure(WEB1, "a", old, metrics(3));
            history.measure(WEB1, "a", NOW, metrics(1));
            history.flush(NOW);
        }

        assertThat(scene.events(WEB1)).extracting(HistoryEvent::to).containsExactly(Status.WARN);
        assertThat(scene.series(WEB1)).extracting(SeriesSummary::metric).containsExactly("m0");
        try (HistoryReader reader = scene.reader()) {
            assertThat(reader.hosts()).containsExactly(WEB1);
        }
    }

    @Test
    void looksForWhatIsTooOldOnceAnHour() throws Exception {
        Instant old = NOW.minus(Duration.ofDays(31));
        scene.write(changed(NOW, WEB1, "a", null, Status.OKAY));
        try (SqliteHistory history = scene.history()) {
            history.record(changed(old, WEB1, "b", null, Status.OKAY));
            history.flush(NOW.plusSeconds(3_599));
            assertThat(scene.events(WEB1)).hasSize(2);

            history.flush(NOW.plusSeconds(3_600));
        }

        assertThat(scene.events(WEB1)).extracting(HistoryEvent::check).containsExactly("a");
    }

    @Test
    void looksAgainWhenTheClockWasSetBack() throws Exception {
        scene.write(changed(NOW, WEB1, "a", null, Status.OKAY));
        try (SqliteHistory history = scene.history()) {
            Instant back = NOW.minus(Duration.ofDays(300));
            history.record(changed(back.minus(Duration.ofDays(31)), WEB1, "b", null, Status.OKAY));
            history.flush(back);
        }

        assertThat(scene.events(WEB1)).extracting(HistoryEvent::check).containsExactly("a");
    }

    @Test
    void neverOutgrowsItsBoundByMoreThanATenth() throws Exception {
        try (SqliteHistory history = scene.history(TIGHT)) {
            for (int hour = 0; hour < 200; hour++) {
                Instant at = NOW.plus(Duration.ofHours(hour));
                for (int host = 0; host < 200; host++) {
                    history.measure(HostKey.known("h" + host), "load", at, metrics(8));
                }
                history.record(changed(at, WEB1, "a", Status.OKAY, Status.WARN));
                history.flush(NOW);
                assertThat(Files.size(scene.file.path())).isLessThan(TIGHT.bytes() + TIGHT.bytes() / 10);
            }
        }

        assertThat(Files.size(scene.file.path())).isGreaterThan(TIGHT.bytes() / 2);
        assertThat(scene.events(WEB1)).as("points go first").hasSize(200);
        SeriesSummary series = scene.series(HostKey.known("h7")).get(0);
        assertThat(series.lastAt()).isEqualTo(NOW.plus(Duration.ofHours(199)));
        assertThat(series.count()).isBetween(10L, 150L);
    }

    @Test
    void boundsAFloodOfEventsAndNames() throws Exception {
        try (SqliteHistory history = scene.history(TIGHT)) {
            for (int i = 0; i < 60_000; i++) {
                history.record(changed(NOW.plusSeconds(i), WEB1, "check-" + i, Status.OKAY, Status.WARN));
                history.measure(WEB1, "check-" + i, NOW, metrics(1));
            }
            history.flush(NOW);
            assertThat(Files.size(scene.file.path())).isLessThan(TIGHT.bytes() + TIGHT.bytes() / 10);

            history.record(changed(NOW.plusSeconds(60_000), WEB1, "check-1", Status.OKAY, Status.ALERT));
            history.flush(NOW);
        }

        assertThat(scene.events(WEB1).get(0).to()).isEqualTo(Status.ALERT);
    }

    @Test
    void shrinksToASmallerBound() throws Exception {
        try (SqliteHistory history = scene.history()) {
            fill(history, 100);
        }
        assertThat(Files.size(scene.file.path())).isGreaterThan(3 * MIB);

        try (SqliteHistory history = scene.history(TIGHT)) {
            history.record(changed(NOW, WEB1, "a", null, Status.OKAY));
            history.flush(NOW);
        }

        assertThat(Files.size(scene.file.path())).isLessThanOrEqualTo(TIGHT.bytes());
        assertThat(scene.events(WEB1)).hasSize(1);
    }

    @Test
    void givesRoomBackWhenWhatWasKeptIsTooOld() throws Exception {
        try (SqliteHistory history = scene.history()) {
            fill(history, 100);
            long full = Files.size(scene.file.path());
            history.flush(NOW.plus(Duration.ofDays(60)));
            assertThat(full).isGreaterThan(3 * MIB);
        }

        assertThat(Files.size(scene.file.path())).isLessThan(MIB);
        assertThat(scene.series(HostKey.known("h0"))).isEmpty();
    }

    private static void fill(SqliteHistory history, int hours) throws IOException {
        for (int hour = 0; hour < hours; hour++) {
            for (int host = 0; host < 200; host++) {
                history.measure(
                        HostKey.known("h" + host), "load", NOW.plus(Duration.ofHours(hour)), List.copyOf(metrics(8)));
            }
        }
        history.flush(NOW);
    }
}
