package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryRecorder;
import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    private Supervisor supervisor = Supervisor.none();
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
        project.hostFolder("web1");
        passes.take();

        // In one step: the folder is looked into once more as soon as it is watched, whatever the test does meanwhile.
        project.handIn("web1", ReportFile.of(Status.OKAY));

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
                        ManagerSettings::defaults,
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
            assertThat(new ManagerWatch(project.manager(), NEVER, Supervisor.none()).run(passes::add))
                    .hasValueSatisfying(result -> assertThat(result.refused()).isTrue());
        }
        assertThat(passes).isEmpty();
    }

    @Test
    void saysWhatIsMissingInsteadOfStarting() throws Exception {
        Files.delete(project.layout.reject());

        assertThat(new ManagerWatch(project.manager(), NEVER, Supervisor.none()).run(passes::add))
                .hasValueSatisfying(result ->
                        assertThat(result.problems()).singleElement().asString().contains("_reject is missing"));
    }

    @Test
    void takesWhatARelayForwardsOfAHostThatIsNew() throws Exception {
        project.hostFolder("relay1");
        start(NEVER);
        passes.take();

        project.handIn("relay1/web5", ReportFile.of(Status.OKAY));

        await(result -> result.filedReports() == 1);
    }

    @Test
    void filesAHandedInReportWhileADropHasToHoldStill() throws Exception {
        start(NEVER);
        passes.take();
        Files.write(
                project.layout.input().resolve(ReportFile.of(Status.OKAY).id(1).name()),
                ReportFile.of(Status.OKAY).id(1).bytes());
        await(PassResult::unsettled);

        project.handIn("web1", ReportFile.of(Status.ALERT).id(2));

        assertThat(await(result -> result.filedReports() == 1).filed()).containsKey(Status.ALERT);
    }

    @Test
    void tellsItsSupervisorOfEachPassAndOfTheEnd() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        supervisor = new Supervisor() {

            @Override
            public Optional<Duration> patience() {
                return Optional.of(Duration.ofMillis(30));
            }

            @Override
            public void passed(PassResult result) {
                heard.add("passed");
            }

            @Override
            public void stopping() {
                heard.add("stopping");
            }
        };
        start(NEVER);
        for (int i = 0; i < 3; i++) {
            assertThat(heard.take()).isEqualTo("passed");
        }

        thread.interrupt();

        assertThat(end.get()).isEmpty();
        assertThat(heard).last().isEqualTo("stopping");
    }

    @Test
    void goesByTheSettingsOfTheMomentInEachPass() throws Exception {
        BlockingQueue<String> asked = new LinkedBlockingQueue<>();
        start(
                new Manager(
                        project.layout,
                        project.clock,
                        project.clock::uptime,
                        project.signatures,
                        () -> {
                            asked.add("asked");
                            return ManagerSettings.defaults();
                        },
                        HistoryRecorder.off()),
                AT_ONCE);

        passes.take();
        passes.take();

        assertThat(asked).hasSizeGreaterThanOrEqualTo(2);
    }

    private void start(Duration interval) {
        start(project.manager(), interval);
    }

    private void start(Manager manager, Duration interval) {
        thread = new Thread(() -> end.complete(new ManagerWatch(manager, interval, supervisor).run(passes::add)));
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
