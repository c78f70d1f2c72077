package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.store.RunLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ManagerTest {

    private TestProject project;

    @BeforeEach
    void layOut(@TempDir Path root) throws IOException {
        project = new TestProject(root);
    }

    @Test
    @Timeout(120)
    void filesAThousandReportsFromAmongAllThatIsBad(@TempDir Path outside) throws Exception {
        List<Status> statuses = List.of(Status.values());
        for (int i = 0; i < 1_000; i++) {
            project.put(ReportFile.of(statuses.get(i % 4)).id(i));
            if (i % 10 == 0) {
                project.put("bad" + i, new byte[] {(byte) i});
                project.put(ReportFile.of(Status.OKAY).id(5_000 + i).name(), "null".getBytes(StandardCharsets.UTF_8));
            }
        }
        Path input = project.layout.input();
        Files.createDirectory(input.resolve("A Folder"));
        Files.createSymbolicLink(
                input.resolve(ReportFile.of(Status.OKAY).id(7_001).name()), outside);
        assertThat(new ProcessBuilder("mkfifo", input.resolve("fifo").toString())
                        .start()
                        .waitFor())
                .isZero();
        project.put(ReportFile.of(Status.OKAY).id(7_002).name(), new byte[50 * 1024 * 1024]);
        project.put(ReportFile.of(Status.OKAY).id(7_003).name(), new byte[0], TestProject.LONG_AGO);

        PassResult result = project.pass();

        assertThat(result.filed())
                .isEqualTo(Map.of(Status.NA, 250, Status.OKAY, 250, Status.WARN, 250, Status.ALERT, 250));
        assertThat(result.rejected()).hasSize(205);
        assertThat(result.problems()).isEmpty();
        assertThat(project.inbox()).isEmpty();
        assertThat(project.rejects()).hasSize(2 * 205);
        assertThat(project.pass()).isEqualTo(PassResult.ofProblems(List.of()));
    }

    @Test
    void saysWhenItLastRan() throws IOException {
        project.clock.pass(Duration.ofMinutes(3));

        project.pass();

        assertThat(Files.getLastModifiedTime(project.layout.managerLastRun()).toInstant())
                .isEqualTo(project.clock.instant());
    }

    @Test
    void refusesToWorkBesideAnotherManager() throws IOException {
        project.put(ReportFile.of(Status.OKAY));
        try (RunLock other = RunLock.tryAcquire(project.layout.managerLock()).orElseThrow()) {
            assertThat(other).isNotNull();
            assertThat(project.pass().refused()).isTrue();
            assertThat(project.inbox()).hasSize(1);
        }

        assertThat(project.pass().refused()).isFalse();
        assertThat(project.inbox()).isEmpty();
    }

    @Test
    @Timeout(120)
    void filesEachReportOnceWhenManyManagersWork() throws Exception {
        for (int i = 0; i < 200; i++) {
            project.put(ReportFile.of(Status.OKAY).id(i));
        }
        ExecutorService managers = Executors.newFixedThreadPool(8);
        List<Callable<PassResult>> passes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            passes.add(project::pass);
        }
        int filed = 0;
        for (Future<PassResult> pass : managers.invokeAll(passes)) {
            filed += pass.get().filedReports();
            assertThat(pass.get().hasFindings()).isFalse();
        }
        managers.shutdown();

        assertThat(filed).isEqualTo(200);
        assertThat(project.filed(Status.OKAY)).hasSize(200);
    }

    @Test
    void namesEachFolderThatIsMissingAndTheRemedy() throws IOException {
        Files.delete(project.layout.filed(Status.ALERT));
        project.put(ReportFile.of(Status.OKAY));

        PassResult result = project.pass();

        assertThat(result.problems())
                .containsExactly("the folder " + project.layout.filed(Status.ALERT) + " is missing; run: montty deploy "
                        + project.layout.root());
        assertThat(project.inbox()).hasSize(1);
    }

    @Test
    void saysThatItsLockCannotBeTaken() throws IOException {
        Files.createDirectory(project.layout.managerLock());
        project.put(ReportFile.of(Status.OKAY));

        assertThat(project.pass().problems())
                .singleElement()
                .asString()
                .startsWith("the lock " + project.layout.managerLock() + " cannot be taken: ");
        assertThat(project.inbox()).hasSize(1);
    }

    @Test
    void goesOnWhenItsOwnNotesCannotBeKept() throws IOException {
        for (int id = 1; id <= 2; id++) {
            Files.createDirectories(project.layout
                    .seen()
                    .resolve(ReportFile.of(Status.ALERT).id(id).id() + "/full"));
        }
        Files.createDirectories(project.layout.state().resolve("manager-clock/full"));
        Files.createDirectories(project.layout.managerLastRun().resolve("full"));
        project.put(ReportFile.of(Status.ALERT).id(1));
        project.put(ReportFile.of(Status.ALERT).id(2));

        PassResult result = project.pass();

        assertThat(result.filedReports()).isEqualTo(2);
        assertThat(result.problems())
                .doesNotHaveDuplicates()
                .anySatisfy(problem -> assertThat(problem).contains("seen cannot be read"))
                .anySatisfy(problem -> assertThat(problem).contains("seen cannot be written"))
                .anySatisfy(problem -> assertThat(problem).contains("manager-clock cannot be kept"))
                .anySatisfy(problem -> assertThat(problem).contains("cannot note that the manager ran"));
    }
}
