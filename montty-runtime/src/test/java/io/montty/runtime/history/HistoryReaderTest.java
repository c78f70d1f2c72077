package io.montty.runtime.history;

import static io.montty.runtime.history.HistoryScene.EVER;
import static io.montty.runtime.history.HistoryScene.LATER;
import static io.montty.runtime.history.HistoryScene.NOW;
import static io.montty.runtime.history.HistoryScene.WEB1;
import static io.montty.runtime.history.HistoryScene.changed;
import static io.montty.runtime.history.HistoryScene.metrics;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.state.HostKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryReaderTest {

    @TempDir
    private Path folder;

    private HistoryScene scene;

    @BeforeEach
    void layOut() {
        scene = new HistoryScene(folder);
    }

    @Test
    void findsNothingWhereNothingWasKeptAndMakesNothing() throws Exception {
        assertThat(HistoryReader.open(scene.file)).isEmpty();
        assertThat(scene.files()).isEmpty();
    }

    @Test
    void findsNothingInADatabaseThatIsAboutToBeMade() throws Exception {
        Files.createFile(scene.file.path());

        assertThat(HistoryReader.open(scene.file)).isEmpty();
    }

    @Test
    void showsTheNewestFirstAndNoMoreThanAskedFor() throws Exception {
        try (SqliteHistory history = scene.history()) {
            for (int i = 0; i < 10; i++) {
                history.record(changed(NOW.plusSeconds(i), WEB1, "c" + i % 2, Status.OKAY, Status.WARN));
                history.record(changed(NOW, HostKey.via("site1", "web1"), "c", null, Status.WARN));
            }
            history.flush(NOW);
        }

        try (HistoryReader reader = scene.reader()) {
            assertThat(reader.events(WEB1, "", EVER, LATER, 3))
                    .extracting(HistoryEvent::at)
                    .containsExactly(NOW.plusSeconds(9), NOW.plusSeconds(8), NOW.plusSeconds(7));
            assertThat(reader.events(WEB1, "c1", NOW.plusSeconds(3), NOW.plusSeconds(7), 9))
                    .extracting(HistoryEvent::at)
                    .containsExactly(NOW.plusSeconds(5), NOW.plusSeconds(3));
            assertThat(reader.checks(WEB1)).containsExactly("c0", "c1");
            assertThat(reader.checks(HostKey.known("web9"))).isEmpty();
            assertThat(reader.hosts()).containsExactly(WEB1, HostKey.via("site1", "web1"));
        }
    }

    @Test
    void boundsPointsByTime() throws Exception {
        try (SqliteHistory history = scene.history()) {
            for (int minute = 0; minute < 120; minute++) {
                history.measure(WEB1, "load", NOW.plusSeconds(60L * minute), metrics(2));
            }
            history.flush(NOW);
        }

        try (HistoryReader reader = scene.reader()) {
            List<SeriesSummary> series = reader.series(WEB1, "load", NOW.plusSeconds(600), NOW.plusSeconds(3_600));
            assertThat(series)
                    .hasSize(2)
                    .allSatisfy(one -> assertThat(one.count()).isEqualTo(50));
            assertThat(reader.points(WEB1, series.get(1), NOW.plusSeconds(600), NOW.plusSeconds(720)))
                    .containsExactly(
                            new HistoryPoint(NOW.plusSeconds(600), 1.5), new HistoryPoint(NOW.plusSeconds(660), 1.5));
            assertThat(reader.series(WEB1, "other", EVER, LATER)).isEmpty();
            assertThat(reader.series(WEB1, "load", LATER, LATER)).isEmpty();
        }
    }

    @Test
    void readsWhileAWriterIsInTheMiddleOfIt() throws Exception {
        scene.write(changed(NOW, WEB1, "a", null, Status.OKAY));
        try (OpenHistory writer = OpenHistory.open(scene.file, HistoryScene.ROOMY)) {
            try (var statement = writer.connection().createStatement()) {
                statement.executeUpdate("DELETE FROM events");
                assertThat(scene.events(WEB1)).as("before the writer is done").hasSize(1);
            }
            writer.connection().commit();
            assertThat(scene.events(WEB1)).isEmpty();
        }
    }

    @Test
    void doesNotHoldUpAWriterByReading() throws Exception {
        scene.write(changed(NOW, WEB1, "a", null, Status.OKAY));
        try (HistoryReader reader = scene.reader()) {
            assertThat(reader.checks(WEB1)).containsExactly("a");

            scene.write(changed(NOW, WEB1, "b", null, Status.OKAY));

            assertThat(reader.checks(WEB1)).containsExactly("a", "b");
        }
    }
}
