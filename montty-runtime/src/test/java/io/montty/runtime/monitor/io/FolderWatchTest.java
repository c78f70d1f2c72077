package io.montty.runtime.monitor.io;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static io.montty.runtime.monitor.fleet.SampleReports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class FolderWatchTest {

    private final BlockingQueue<Snapshot> snapshots = new LinkedBlockingQueue<>();

    @TempDir
    Path root;

    private ProjectFixture project;
    private Thread thread;

    @BeforeEach
    void layOut() throws IOException {
        project = new ProjectFixture(root);
        FolderWatch watch = new FolderWatch(
                project.layout(), Clock.systemUTC(), () -> System.nanoTime() / 1_000_000, snapshots::add);
        thread = new Thread(watch, "watch-under-test");
    }

    @AfterEach
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    @Test
    void tellsWhatIsThereAtOnceAndThenOfEveryChange() throws Exception {
        project.file('a', Status.WARN, report(Status.WARN), NOW);
        thread.start();
        assertThat(ids(snapshots.take())).containsExactly("aaaaaaaa");

        Path second = project.file('b', Status.ALERT, report(Status.ALERT), NOW);
        awaitIds("bbbbbbbb", "aaaaaaaa");

        Files.delete(second);
        awaitIds("aaaaaaaa");
    }

    @Test
    void seesReportsInAFolderThatWasMadeAnew() throws Exception {
        thread.start();
        snapshots.take();
        Path folder = project.layout().filed(Status.ALERT);
        Files.delete(folder);
        Files.createDirectory(folder);

        project.file('a', Status.ALERT, report(Status.ALERT), NOW);

        awaitIds("aaaaaaaa");
    }

    @Test
    void endsWhenInterrupted() throws InterruptedException {
        thread.start();
        snapshots.take();

        thread.interrupt();
        thread.join();

        assertThat(thread.isAlive()).isFalse();
    }

    private void awaitIds(String... ids) throws InterruptedException {
        List<String> wanted = List.of(ids);
        List<String> seen = ids(snapshots.take());
        while (!seen.equals(wanted)) {
            seen = ids(snapshots.take());
        }
    }

    private static List<String> ids(Snapshot snapshot) {
        return snapshot.reports().stream().map(ReportRef::shortId).toList();
    }
}
