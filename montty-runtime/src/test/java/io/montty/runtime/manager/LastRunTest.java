package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.report.ReportFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastRunTest {

    private TestProject project;

    @BeforeEach
    void layOut(@TempDir Path root) throws IOException {
        project = new TestProject(root);
    }

    @Test
    void saysWhatThePassDid() throws Exception {
        project.put(ReportFile.of(Status.OKAY));
        project.put("junk", new byte[] {1});

        project.pass();

        LastRun last = LastRun.read(project.layout.managerLastRun()).orElseThrow();
        assertThat(last.at()).isEqualTo(project.clock.instant());
        assertThat(last.filed()).isEqualTo(1);
        assertThat(last.rejected()).isEqualTo(1);
        assertThat(last.problems()).isEmpty();
    }

    @Test
    void keepsTheFirstTwentyProblems() {
        PassLog log = new PassLog();
        for (int i = 0; i < 30; i++) {
            log.problem("problem " + i);
        }

        LastRun last = LastRun.of(log.result(), project.clock.instant(), project.clock.instant());

        assertThat(last.problems()).hasSize(20).last().isEqualTo("problem 19");
    }

    @Test
    void saysThatAPassCouldNotBeginAndLeavesTheTimeOfTheLastOne() throws IOException, ReportFormatException {
        project.pass();
        var ended = Files.getLastModifiedTime(project.layout.managerLastRun());
        project.clock.pass(Duration.ofMinutes(1));
        Files.delete(project.layout.reject());

        project.pass();

        assertThat(Files.getLastModifiedTime(project.layout.managerLastRun())).isEqualTo(ended);
        LastRun failure = LastRun.read(project.layout.managerLastFailure()).orElseThrow();
        assertThat(failure.at()).isEqualTo(project.clock.instant());
        assertThat(failure.problems()).singleElement().asString().contains("_reject is missing");
    }
}
