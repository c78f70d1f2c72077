package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Work on reports in a real terminal: delete, undo, quit and crash on the way, and have thousands of them. */
@Timeout(180)
class MonitorFleetIT {

    private static final String FIRST = "db-01.prod.example";
    private static final String SECOND = "db-02.prod.example";

    private MonitorRig rig;
    private String first;
    private String second;

    @BeforeEach
    void layOut(@TempDir Path folder) throws Exception {
        rig = MonitorRig.in(folder);
        first = rig.receive(FIRST, Status.ALERT, "/var 97% used");
        second = rig.receive(SECOND, Status.ALERT, "/var 98% used");
        rig.manage();
    }

    @AfterEach
    void close() throws Exception {
        if (rig != null) {
            rig.stop();
        }
    }

    @Test
    void deletesUndoesAndAsksBeforeItQuits() throws Exception {
        openSelected();
        rig.press("d", "Delete");
        rig.tmux().press("n"); // no escape: with the key after it, it would be another key
        rig.tmux().await(screen -> !screen.contains("Delete"));
        rig.press("d", "Delete");
        rig.press("y", "pending");
        rig.press("u", "not deleted");
        rig.press("d", "Delete");
        rig.press("y", "pending");
        rig.press("q", "Quit");
        rig.tmux().press("Escape");
        rig.tmux().await(screen -> !screen.contains("Quit"));
        assertThat(rig.requests()).isEmpty();
        rig.press("q", "Quit");
        rig.tmux().press("n");
        rig.assertEnded(0);
        assertThat(rig.requests()).isEmpty();

        openSelected();
        rig.press("d", "Delete");
        rig.press("y", "pending");
        rig.press("q", "Quit");
        rig.tmux().press("y");
        rig.assertEnded(0);
        assertThat(rig.requests()).contains(first).doesNotContain(second);

        rig.manage();
        assertThat(filed()).singleElement().asString().contains(second);
    }

    @Test
    void showsThatAReportIsClosingUntilTheManagerHasDeletedIt() throws Exception {
        openSelected();
        rig.press("d", "Delete");
        rig.press("y", "pending");
        rig.await("asked the manager");
        assertThat(rig.requests()).contains(first);
        rig.tmux().press(":", "l", "i", "s", "t", "Enter");
        rig.await("closing");

        rig.manage();

        rig.await("1 group of 1");
        assertThat(filed()).singleElement().asString().contains(second);
    }

    /** What is asked about was fixed when the question came, whatever goes behind it. */
    @Test
    void deletesNoOtherReportThanTheOneThatWasAskedAbout() throws Exception {
        openSelected();
        rig.press("d", "Delete");
        for (Path file : filed()) {
            if (file.toString().contains(first)) {
                Files.delete(file);
            }
        }
        rig.receive("new-01.prod.example", Status.ALERT, "new");
        rig.manage();
        rig.await("gone already");
        rig.tmux().press("y", "q");
        rig.assertEnded(0);

        assertThat(rig.requests()).isEmpty();
    }

    @Test
    void deletesNothingIfItIsKilledWhileADeleteCanBeUndone() throws Exception {
        openSelected();
        rig.press("d", "Delete");
        rig.press("y", "pending");

        assertThat(rig.tmux().java().destroyForcibly()).isTrue();

        rig.assertEnded(137);
        assertThat(rig.requests()).isEmpty();
        assertThat(filed()).hasSize(2);
    }

    @Test
    void saysThatTheManagerIsDown() throws Exception {
        Files.setLastModifiedTime(
                rig.layout().managerLastRun(), FileTime.from(Instant.now().minusSeconds(900)));

        rig.open("manager silent 15m");
    }

    @Test
    void showsTenThousandReportsAndABurstOfThreeThousandMore() throws Exception {
        rig.fileMany(10_000, Status.OKAY);
        rig.tmux().resize(120, 40);
        rig.open(FIRST);
        rig.await("10,002 reports");

        rig.fileMany(3_000, Status.OKAY);

        rig.await("13,002 reports");
        rig.press("Down", ">  !!ALERT");
        rig.tmux().press("q");
        rig.assertEnded(0);
    }

    /** By name, the first host comes first, and a new order is read from its top. */
    private void openSelected() throws Exception {
        rig.open(FIRST);
        rig.await("LIVE", SECOND);
        rig.press("N", "sort: name");
    }

    private List<Path> filed() throws Exception {
        try (Stream<Path> files = Files.list(rig.layout().filed(Status.ALERT))) {
            return files.toList();
        }
    }
}
