package io.montty.runtime.history;

import static io.montty.runtime.history.HistoryScene.NOW;
import static io.montty.runtime.history.HistoryScene.WEB1;
import static io.montty.runtime.history.HistoryScene.changed;
import static io.montty.runtime.history.HistoryScene.metrics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.api.Status;
import io.montty.runtime.state.HostKey;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedHistoryTest {

    private static final String ASIDE = "history.db.damaged-20260131T081500Z";

    @TempDir
    private Path folder;

    private HistoryScene scene;

    @BeforeEach
    void layOut() {
        scene = new HistoryScene(folder);
    }

    @Test
    void beginsAnewWhereTheFileIsNoDatabase() throws Exception {
        Files.writeString(scene.file.path(), "this is no database, by any measure".repeat(100));

        assertThatThrownBy(() -> scene.write(changed(NOW, WEB1, "a", null, Status.OKAY)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("_state/history.db is damaged (")
                .hasMessageContaining("; it is kept as " + ASIDE + ", and a new one was begun");

        assertThat(scene.events(WEB1)).hasSize(1);
        assertThat(scene.files()).contains(ASIDE);
    }

    @Test
    void beginsAnewWhereSomebodyTookTheFileAway() throws Exception {
        try (SqliteHistory history = scene.history()) {
            history.record(changed(NOW, WEB1, "a", null, Status.OKAY));
            history.flush(NOW);
            for (String name : scene.files()) {
                Files.delete(folder.resolve(name));
            }
            history.record(changed(NOW, WEB1, "b", null, Status.OKAY));
            history.flush(NOW);
        }

        assertThat(scene.events(WEB1)).extracting(HistoryEvent::check).containsExactly("b");
    }

    @Test
    void beginsAnewWhereANewerMonttyWroteIt() throws Exception {
        scene.write(changed(NOW, WEB1, "a", null, Status.OKAY));
        try (Connection connection = Connections.forWriting(scene.file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 2");
        }

        assertThatThrownBy(scene::reader).hasMessageContaining("newer MonTTY");
        assertThatThrownBy(() -> scene.write(changed(NOW, WEB1, "b", null, Status.OKAY)))
                .hasMessageContaining("was written by a newer MonTTY")
                .hasMessageContaining(ASIDE);
        assertThat(scene.events(WEB1)).extracting(HistoryEvent::check).containsExactly("b");
    }

    @Test
    void beginsAnewWhenPagesTurnOutToBeOverwritten() throws Exception {
        fill();
        overwrite();

        try (SqliteHistory history = scene.history()) {
            assertThatThrownBy(() -> {
                        for (int host = 0; host < 2_000; host++) {
                            history.measure(HostKey.known("h" + host), "load", NOW.plusSeconds(60), metrics(4));
                            history.record(changed(NOW, HostKey.known("h" + host), "a", null, Status.WARN));
                        }
                        history.flush(NOW);
                    })
                    .hasMessageContaining("is damaged (");
        }

        assertThat(scene.events(HostKey.known("h7"))).hasSize(1);
        assertThat(scene.files()).contains(ASIDE);
    }

    @Test
    void tellsAReaderWhatIsWrong() throws Exception {
        Files.writeString(scene.file.path(), "this is no database, by any measure".repeat(100));

        assertThatThrownBy(scene::reader)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the history cannot be read: ")
                .hasMessageContaining("the manager begins a new one");
    }

    @Test
    void keepsTheLastDamagedOneAlone() throws Exception {
        Files.writeString(folder.resolve("history.db.damaged-20200101T000000Z"), "x");
        Files.writeString(folder.resolve("history.db.damaged-20200101T000000Z-wal"), "x");
        Files.writeString(scene.file.path(), "this is no database, by any measure".repeat(100));

        assertThatThrownBy(() -> scene.write(changed(NOW, WEB1, "a", null, Status.OKAY)))
                .hasMessageContaining(ASIDE);

        assertThat(scene.files()).filteredOn(name -> name.contains("damaged")).containsExactly(ASIDE);
    }

    private void fill() throws IOException {
        try (SqliteHistory history = scene.history()) {
            for (int host = 0; host < 2_000; host++) {
                history.measure(HostKey.known("h" + host), "load", NOW, metrics(4));
            }
            history.flush(NOW);
        }
    }

    private void overwrite() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(scene.file.path().toFile(), "rw")) {
            for (long page = 1; page < file.length() / 4096; page++) {
                file.seek(page * 4096);
                file.write(new byte[] {99, 99, 99, 99, 99, 99, 99, 99});
            }
        }
    }
}
