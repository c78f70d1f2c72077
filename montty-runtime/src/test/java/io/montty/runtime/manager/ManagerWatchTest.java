package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryRecorder;
import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.RunLock;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ManagerWatchTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final BlockingQueue<PassResult> passes = new LinkedBlockingQueue<>();
    private final CompletableFuture<Optional<PassResult>> end = new CompletableFuture<>();
    private TestProject project;
    private Thread thread = new Thread(() -> {});

    @BeforeEach
    void layOut(@TempDir Path root) throws IOException {
        project = new TestProject(root);
    }

    @AfterEach
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    @Test
    void takesWhatLiesThereWhenItStarts() throws Exception {
        project.put(ReportFile.of(Status.OKAY));
        start(NEVER);

        assertThat(passes.take().filedReports()).isEqualTo(1);
    }

    @Test
    void takesANewFileLongBeforeTheIntervalIsOver() throws Exception {
        start(NEVER);
        passes.take();

        project.handIn("web1", ReportFile.of(Status.ALERT));

        assertThat(await(result -> result.filedReports() == 1).filed()).containsKey(Status.ALERT);
    }

    @Test
    void takesWhatComesIntoAHostsFolderThatIsNew() throws Exception {
        start(NEVER);
        passes.take();
        Path host = project.hostFolder("web1");
        passes.take();

        Files.write(
                host.resolve(ReportFile.of(Status.OKAY).name()),
                ReportFile.of(Status.OKAY).bytes());

        await(result -> result.filedReports() == 1);
    }

    @Test
    void looksAgainByItselfAtADropThatMayHoldStillSoon() throws Exception {
        Files.write(
                project.layout.input().resolve(ReportFile.of(Status.OKAY).name()),
                ReportFile.of(Status.OKAY).bytes());
        start(NEVER);
        assertThat(passes.take().unsettled()).isTrue();
        project.clock.pass(Drops.STILL);

        assertThat(passes.take().filedReports()).isEqualTo(1);
    }

    @Test
    void looksEveryIntervalWithoutAnyHint() throws Exception {
        start(AT_ONCE);

        for (int i = 0; i < 5; i++) {
            assertThat(passes.take().hasFindings()).isFalse();
        }
    }

    @Test
    void livesThroughTheInboxBeingReplaced() throws Exception {
        start(AT_ONCE);
        passes.take();
        Files.move(project.layout.input(), project.layout.reports().resolve("old"));
        // A pass that is under way when the inbox goes says so in other words.
        await(result -> result.problems().toString().contains("_input is missing; run: montty deploy"));

        Files.createDirectory(project.layout.input());
        project.handIn("web1", ReportFile.of(Status.OKAY));

        await(result -> result.filedReports() == 1);
    }

    @Test
    void endsWhenItsThreadIsInterruptedAndGivesUpTheLock() throws Exception {
        start(NEVER);
        passes.take();
        assertThat(project.pass().refused()).isTrue();

        thread.interrupt();

        assertThat(end.get()).isEmpty();
        assertThat(project.pass().refused()).isFalse();
    }

    @Test
    void cutsNoPassShortWhenItIsInterrupted() throws Exception {
        for (int i = 0; i < 50; i++) {
            project.put(ReportFile.of(Status.OKAY).id(i));
        }
        CompletableFuture<Void> reading = new CompletableFuture<>();
        CompletableFuture<Void> interrupted = new CompletableFuture<>();
        start(
                new Manager(
                        project.layout,
                        project.clock,
                        project.clock::uptime,
                        project.signatures,
                        ManagerSettings.defaults(),
                        HistoryRecorder.off(),
                        path -> {
                            reading.complete(null);
                            interrupted.join();
                            return BoundedFile.onDisk().read(path);
                        }),
                NEVER);
        reading.join();

        thread.interrupt();
        interrupted.complete(null);

        assertThat(end.get()).isEmpty();
        assertThat(passes).singleElement().satisfies(result -> {
            assertThat(result.filedReports()).isEqualTo(50);
            assertThat(result.hasFindings()).isFalse();
        });
    }

    @Test
    void saysThatAnotherManagerIsAtWork() throws Exception {
        try (RunLock other = RunLock.tryAcquire(project.layout.managerLock()).orElseThrow()) {
            assertThat(other).isNotNull();
            assertThat(new ManagerWatch(project.manager(), NEVER).run(passes::add))
                    .hasValueSatisfying(result -> assertThat(result.refused()).isTrue());
        }
        assertThat(passes).isEmpty();
    }

    @Test
    void saysWhatIsMissingInsteadOfStarting() throws Exception {
        Files.delete(project.layout.reject());

        assertThat(new ManagerWatch(project.manager(), NEVER).run(passes::add))
                .hasValueSatisfying(result ->
                        assertThat(result.problems()).singleElement().asString().contains("_reject is missing"));
    }

    @Test
    void watchesAFolderAnewThatWasReplaced(@TempDir Path parent) throws Exception {
        Path folder = Files.createDirectory(parent.resolve("in"));
        try (InboxHints hints = new InboxHints(FileSystems.getDefault())) {
            assertThat(hints.watch(List.of(folder))).isEmpty();
            Files.move(folder, parent.resolve("old"));
            Files.createDirectory(folder);
            assertThat(hints.watch(List.of(folder))).isEmpty();
            assertThat(hints.await(AT_ONCE)).isFalse();

            Files.createFile(folder.resolve("new"));

            assertThat(hints.await(NEVER)).isTrue();
            assertThat(hints.await(AT_ONCE)).isFalse();
        }
    }

    @Test
    void passesOverAFolderThatIsGone(@TempDir Path parent) throws Exception {
        try (InboxHints hints = new InboxHints(FileSystems.getDefault())) {
            assertThat(hints.watch(List.of(parent.resolve("gone")))).isEmpty();
            assertThat(hints.await(AT_ONCE)).isFalse();
        }
    }

    @Test
    void saysWhichFolderCannotBeWatched(@TempDir Path parent) throws Exception {
        Path file = Files.createFile(parent.resolve("file"));
        try (InboxHints hints = new InboxHints(FileSystems.getDefault())) {
            assertThat(hints.watch(List.of(file)))
                    .hasValueSatisfying(trouble -> assertThat(trouble).startsWith(file + " cannot be watched: "));
        }
    }

    private void start(Duration interval) {
        start(project.manager(), interval);
    }

    private void start(Manager manager, Duration interval) {
        thread = new Thread(() -> end.complete(new ManagerWatch(manager, interval).run(passes::add)));
        thread.start();
    }

    private PassResult await(Predicate<PassResult> wanted) throws InterruptedException {
        PassResult result = passes.take();
        while (!wanted.test(result)) {
            result = passes.take();
        }
        return result;
    }
}
