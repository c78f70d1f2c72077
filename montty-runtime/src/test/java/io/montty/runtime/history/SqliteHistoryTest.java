package io.montty.runtime.history;

import static io.montty.runtime.history.HistoryScene.EVER;
import static io.montty.runtime.history.HistoryScene.LATER;
import static io.montty.runtime.history.HistoryScene.NOW;
import static io.montty.runtime.history.HistoryScene.WEB1;
import static io.montty.runtime.history.HistoryScene.changed;
import static io.montty.runtime.history.HistoryScene.metrics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.api.Metric;
import io.montty.api.Status;
import io.montty.runtime.history.HistoryEvent.Kind;
import io.montty.runtime.state.HostKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.util.OSInfo;

class SqliteHistoryTest {

    @TempDir
    private Path folder;

    private HistoryScene scene;

    @BeforeEach
    void layOut() throws IOException {
        // Names that an address of a database has to spell out.
        scene = new HistoryScene(Files.createDirectory(folder.resolve("a folder? of 100% &mode=memory")));
    }

    @Test
    void givesBackWhatItTookDown() throws Exception {
        HistoryEvent event = changed(NOW, WEB1, "host.disk", Status.WARN, Status.ALERT);
        HistoryEvent other = new HistoryEvent(NOW, WEB1, "", Kind.FIRST_CONTACT, null, null, "says hello", "");
        scene.write(event);
        scene.write(other);

        assertThat(scene.events(WEB1)).containsExactly(other, event);
    }

    @Test
    void keepsNothingThatWasNotFlushed() throws Exception {
        scene.write(changed(NOW, WEB1, "host.disk", null, Status.OKAY));
        try (SqliteHistory history = scene.history()) {
            history.record(changed(NOW, WEB1, "host.disk", Status.OKAY, Status.WARN));
        }

        assertThat(scene.events(WEB1)).hasSize(1);
    }

    @Test
    void makesNoDatabaseForAPassWithoutNews() throws Exception {
        try (SqliteHistory history = scene.history()) {
            history.begin(scene.states);
            history.measure(WEB1, "host.disk", NOW, List.of());
            history.flush(NOW);
        }

        assertThat(scene.files()).isEmpty();
    }

    @Test
    void isForItsOwnerAlone() throws Exception {
        try (SqliteHistory history = scene.history()) {
            history.record(changed(NOW, WEB1, "host.disk", null, Status.OKAY));
            history.flush(NOW);

            assertThat(scene.files()).contains("history.db", "history.db-wal");
            for (String name : scene.files()) {
                Path file = scene.file.path().resolveSibling(name);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(name)
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void goesOnWhereTheOneBeforeItEnded() throws Exception {
        for (int pass = 0; pass < 5; pass++) {
            try (SqliteHistory history = scene.history()) {
                history.begin(scene.states);
                history.record(changed(NOW.plusSeconds(pass), WEB1, "host.disk", null, Status.OKAY));
                history.measure(WEB1, "host.disk", NOW.plusSeconds(60L * pass), List.of(Metric.of("used", pass, "%")));
                history.flush(NOW);
            }
        }

        assertThat(scene.events(WEB1)).hasSize(5);
        assertThat(scene.series(WEB1))
                .containsExactly(new SeriesSummary("host.disk", "used", "%", 5, 0, 2, 4, 4, NOW.plusSeconds(240)));
    }

    @Test
    void keepsOnePointAMinuteOfASeries() throws Exception {
        try (SqliteHistory history = scene.history()) {
            for (int second = 0; second < 120; second += 10) {
                history.measure(WEB1, "load", NOW.plusSeconds(second), List.of(Metric.of("load", second, "")));
            }
            history.flush(NOW);
        }

        try (HistoryReader reader = scene.reader()) {
            assertThat(reader.points(WEB1, scene.series(WEB1).get(0), EVER, LATER))
                    .containsExactly(new HistoryPoint(NOW, 50), new HistoryPoint(NOW.plusSeconds(60), 110));
        }
    }

    @Test
    void tellsSeriesApartByCheckNameAndUnit() throws Exception {
        try (SqliteHistory history = scene.history()) {
            history.measure(WEB1, "a", NOW, List.of(Metric.of("x", 1, "s"), Metric.of("x", 2, "B")));
            history.measure(WEB1, "b", NOW, List.of(Metric.of("x", 3, "s"), Metric.of("x y", -4.25e300, "")));
            history.flush(NOW);
        }

        assertThat(scene.series(WEB1))
                .extracting(one -> one.check() + " " + one.metric() + " " + one.unit() + " " + one.last())
                .containsExactlyInAnyOrder("a x s 1.0", "a x B 2.0", "b x s 3.0", "b x y  -4.25E300");
    }

    @Test
    void writesDuringThePassWhatWouldBeTooMuchToHold() throws Exception {
        try (SqliteHistory history = scene.history()) {
            for (int host = 0; host < 100_000; host++) {
                history.measure(HostKey.known("h" + host % 500), "load", NOW.plusSeconds(host), metrics(1));
            }
            assertThat(scene.series(HostKey.known("h0"))).hasSize(1);
            history.flush(NOW);
        }

        assertThat(scene.series(HostKey.known("h499")).get(0).count()).isEqualTo(200);
    }

    @Test
    void cutsLongTexts() throws Exception {
        scene.write(
                new HistoryEvent(NOW, WEB1, "c", Kind.CHANGED, null, Status.OKAY, "\ud83d\ude00".repeat(70_000), ""));

        assertThat(scene.events(WEB1).get(0).text()).isEqualTo("\ud83d\ude00".repeat(Pending.LONGEST_TEXT - 3) + "...");
    }

    @Test
    void renamesWhatIsWrittenAndWhatWaits() throws Exception {
        HostKey web2 = HostKey.known("web2");
        scene.write(changed(NOW, WEB1, "a", null, Status.OKAY));
        try (SqliteHistory history = scene.history()) {
            history.record(changed(NOW.plusSeconds(1), WEB1, "a", Status.OKAY, Status.WARN));
            history.measure(WEB1, "a", NOW, metrics(1));
            history.rename(WEB1, web2);
            history.record(changed(NOW.plusSeconds(2), WEB1, "b", null, Status.ALERT));
            history.flush(NOW);
        }

        assertThat(scene.events(web2)).extracting(HistoryEvent::to).containsExactly(Status.WARN, Status.OKAY);
        assertThat(scene.series(web2)).hasSize(1);
        assertThat(scene.events(WEB1)).extracting(HistoryEvent::check).containsExactly("b");
    }

    @Test
    void addsARenamedHostToOneThatIsThere() throws Exception {
        HostKey web2 = HostKey.known("web2");
        scene.write(changed(NOW, WEB1, "a", null, Status.OKAY));
        scene.write(changed(NOW.plusSeconds(1), web2, "a", null, Status.WARN));
        try (SqliteHistory history = scene.history()) {
            history.measure(WEB1, "a", NOW, List.of(Metric.of("x", 1, "")));
            history.measure(web2, "a", NOW, List.of(Metric.of("x", 2, "")));
            history.flush(NOW);
            history.rename(WEB1, web2);
            history.flush(NOW);
        }

        assertThat(scene.events(web2)).hasSize(2);
        assertThat(scene.series(web2))
                .singleElement()
                .satisfies(one -> assertThat(one.count()).isOne());
        try (HistoryReader reader = scene.reader()) {
            assertThat(reader.hosts()).containsExactly(web2);
        }
    }

    @Test
    void saysWhatIsWrongAndMendsItselfWhenThatIsGone() throws Exception {
        Files.createDirectory(scene.file.path());
        try (SqliteHistory history = scene.history()) {
            history.record(changed(NOW, WEB1, "a", null, Status.OKAY));
            assertThatThrownBy(() -> history.flush(NOW))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("the history of this pass is lost, _state/history.db: ")
                    .hasMessageNotContaining("Exception");
            Files.delete(scene.file.path());

            history.record(changed(NOW, WEB1, "b", null, Status.OKAY));
            history.flush(NOW);
        }

        assertThat(scene.events(WEB1)).extracting(HistoryEvent::check).containsExactly("b");
    }

    @Test
    void isOffWhereThereIsNoNativeCode() throws Exception {
        Path natives = Files.createDirectory(folder.resolve("native"));
        HistoryFile file = new HistoryFile(scene.file.path(), Optional.of(natives));
        try (SqliteHistory history = new SqliteHistory(file, HistoryScene.ROOMY, Clock.systemUTC())) {
            history.record(changed(NOW, WEB1, "a", null, Status.OKAY));
            assertThatThrownBy(() -> history.flush(NOW))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no history is kept: there is no native code of SQLite for Linux")
                    .hasMessageContaining(natives.toString())
                    .hasMessageContaining("set manager.history to false in montty.yaml");

            history.begin(scene.states);
            history.record(changed(NOW, WEB1, "a", null, Status.OKAY));
            history.flush(NOW);
        }
        assertThat(scene.files()).doesNotContain("history.db");
        assertThatThrownBy(() -> HistoryReader.open(new HistoryFile(folder, Optional.of(natives))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no native code of SQLite");
    }

    @Test
    void saysWhyNativeCodeCannotBeLoaded() throws Exception {
        Path natives = folder.resolve("native");
        String system = OSInfo.getNativeLibFolderPathForCurrentOS();
        Path library = Files.createDirectories(natives.resolve(system)).resolve("libsqlitejdbc.so");
        Files.writeString(library, "not this");

        assertThatThrownBy(() -> NativeLibrary.load(Optional.of(natives)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be loaded: " + library);
    }
}
