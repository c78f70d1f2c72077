package io.montty.runtime.monitor.io;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static io.montty.runtime.monitor.fleet.SampleReports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
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
    void tellsMoreAndMoreUntilAllIsRead() throws Exception {
        new StateFixture(project.layout()).host("web1");
        project.file('a', Status.WARN, report(Status.WARN), NOW);
        thread.start();

        Snapshot first = snapshots.take();
        assertThat(first.unread()).isEqualTo(2);
        assertThat(first.reports()).hasSize(1);
        Snapshot last = await(snapshot -> snapshot.unread() == 0);
        assertThat(last.hosts()).hasSize(2);
        assertThat(last.owners()).hasSize(1);
    }

    @Test
    void seesHostsInFoldersThatAreMadeLater() throws Exception {
        thread.start();
        snapshots.take();

        StateFixture state = new StateFixture(project.layout()).host("web1", StateFixture.check("a.b", Status.WARN));
        await(snapshot -> names(snapshot).equals(List.of("web1")));
        state.host("site1/web2");
        await(snapshot -> names(snapshot).contains("site1/web2"));
        state.host("site1/web3").host("web1", StateFixture.check("a.b", Status.ALERT));
        await(snapshot -> names(snapshot).contains("site1/web3")
                && snapshot.hosts().stream().anyMatch(host -> host.standing() == Standing.ALERT));
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
        await(snapshot -> ids(snapshot).equals(List.of(ids)));
    }

    private Snapshot await(Predicate<Snapshot> wanted) throws InterruptedException {
        Snapshot snapshot = snapshots.take();
        while (!wanted.test(snapshot)) {
            snapshot = snapshots.take();
        }
        return snapshot;
    }

    private static List<String> names(Snapshot snapshot) {
        return snapshot.hosts().stream().map(HostSummary::name).toList();
    }

    private static List<String> ids(Snapshot snapshot) {
        return snapshot.reports().stream().map(ReportRef::shortId).toList();
    }
}
