package io.montty.runtime.history;

import static io.montty.runtime.history.HistoryScene.NOW;
import static io.montty.runtime.history.HistoryScene.WEB1;
import static io.montty.runtime.history.HistoryScene.changed;
import static io.montty.runtime.history.HistoryScene.check;
import static io.montty.runtime.history.HistoryScene.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryEvent.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationTest {

    @TempDir
    private Path folder;

    private HistoryScene scene;

    @BeforeEach
    void layOut() throws IOException {
        scene = new HistoryScene(folder);
        scene.write(changed(NOW, WEB1, "host.disk", null, Status.WARN));
    }

    @Test
    void addsWhatAKilledPassDidNotWrite() throws Exception {
        SqliteHistory killed = scene.history();
        killed.begin(scene.states);
        scene.states.put(
                state(
                        WEB1,
                        check("host.disk", Status.ALERT, NOW.plusSeconds(5)),
                        check("host.load", Status.OKAY, NOW.plusSeconds(5))),
                NOW);
        killed.record(changed(NOW.plusSeconds(5), WEB1, "host.disk", Status.WARN, Status.ALERT));

        pass();

        assertThat(scene.events(WEB1))
                .contains(
                        new HistoryEvent(
                                NOW.plusSeconds(5),
                                WEB1,
                                "host.disk",
                                Kind.CHANGED,
                                Status.WARN,
                                Status.ALERT,
                                "said so",
                                "1".repeat(32)),
                        new HistoryEvent(
                                NOW.plusSeconds(5),
                                WEB1,
                                "host.load",
                                Kind.CHANGED,
                                null,
                                Status.OKAY,
                                "said so",
                                "1".repeat(32)))
                .hasSize(3);
        assertThat(scene.marker()).doesNotExist();
    }

    @Test
    void addsNothingTwice() throws Exception {
        scene.states.put(state(WEB1, check("host.disk", Status.WARN, NOW)), NOW);
        Files.createFile(scene.marker());

        pass();
        Files.createFile(scene.marker());
        pass();

        assertThat(scene.events(WEB1)).hasSize(1);
    }

    @Test
    void isNotMisledByWhatHappenedToACheckWithoutChangingIt() throws Exception {
        scene.write(new HistoryEvent(
                NOW.plusSeconds(9), WEB1, "host.disk", Kind.ACKNOWLEDGED, null, null, "kim: I see to it", ""));
        scene.states.put(state(WEB1, check("host.disk", Status.ALERT, NOW.plusSeconds(5))), NOW);
        Files.createFile(scene.marker());

        pass();

        assertThat(scene.events(WEB1)).extracting(HistoryEvent::to).contains(Status.ALERT);
    }

    @Test
    void looksAtNoHostAfterACleanEnd() throws Exception {
        pass();
        scene.states.put(state(WEB1, check("host.disk", Status.ALERT, NOW.plusSeconds(5))), NOW);

        pass();

        assertThat(scene.events(WEB1)).hasSize(1);
    }

    @Test
    void leavesOutWhatIsTooOldToBeKept() throws Exception {
        scene.states.put(state(WEB1, check("old", Status.ALERT, NOW.minus(Duration.ofDays(31)))), NOW);
        Files.createFile(scene.marker());

        pass();

        assertThat(scene.events(WEB1)).extracting(HistoryEvent::check).containsExactly("host.disk");
    }

    @Test
    void passesOverAHostWhoseFileIsDamaged() throws Exception {
        scene.states.put(state(WEB1, check("host.disk", Status.ALERT, NOW.plusSeconds(5))), NOW);
        Files.writeString(folder.resolve("hosts/web0.json"), "{");
        Files.createFile(scene.marker());

        pass();

        assertThat(scene.events(WEB1)).hasSize(2);
    }

    @Test
    void addsWhatCouldNotBeWrittenOnceItCan() throws Exception {
        Path away = folder.resolve("away");
        try (SqliteHistory history = scene.history()) {
            Files.move(scene.file.path(), away);
            Files.createDirectory(scene.file.path());
            history.begin(scene.states);
            scene.states.put(state(WEB1, check("host.disk", Status.ALERT, NOW.plusSeconds(5))), NOW);
            history.record(changed(NOW.plusSeconds(5), WEB1, "host.disk", Status.WARN, Status.ALERT));
            assertThatThrownBy(() -> history.flush(NOW)).hasMessageContaining("lost");
            assertThat(scene.marker()).exists();
            Files.delete(scene.file.path());
            Files.move(away, scene.file.path());

            history.begin(scene.states);
            history.record(changed(NOW.plusSeconds(6), WEB1, "other", null, Status.OKAY));
            history.flush(NOW);
            history.begin(scene.states);
            history.flush(NOW);
        }

        assertThat(scene.events(WEB1)).hasSize(3).extracting(HistoryEvent::to).contains(Status.ALERT);
        assertThat(scene.marker()).doesNotExist();
    }

    private void pass() throws IOException {
        try (SqliteHistory history = scene.history()) {
            history.begin(scene.states);
            history.flush(NOW);
        }
    }
}
