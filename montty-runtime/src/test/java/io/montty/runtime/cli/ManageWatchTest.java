package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs a manager that stays in a process of its own, and asks it to stop as systemd and people do. */
@Timeout(120)
class ManageWatchTest {

    /** Less than the grace of a pass that is going on. */
    private static final long SOON_SECONDS = 8;

    @TempDir
    private Path folder;

    private Optional<Process> child = Optional.empty();

    @AfterEach
    void end() throws InterruptedException {
        if (child.isPresent()) {
            child.get().destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void waitsForNothingWhenItIsAskedToStopBetweenTwoPasses(String signal, int code) throws Exception {
        TestProject project = new TestProject(Files.createDirectory(folder.resolve("project")));
        Process watch = ChildCli.start(
                folder, "manage", "--watch", "--project", project.root().toString());
        child = Optional.of(watch);
        await(project.layout().state().resolve("manager-last-run"));

        assertThat(new ProcessBuilder("kill", "-" + signal, "" + watch.pid())
                        .start()
                        .waitFor())
                .isZero();

        assertThat(watch.waitFor(SOON_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(watch.exitValue()).isEqualTo(code);
        assertThat(folder.resolve("err")).isEmptyFile();
    }

    private void await(Path file) throws IOException, InterruptedException {
        while (!Files.exists(file)) {
            assertThat(child.orElseThrow().isAlive())
                    .as(Files.readString(folder.resolve("err")))
                    .isTrue();
            Thread.sleep(10); // the test's deadline bounds it
        }
    }
}
