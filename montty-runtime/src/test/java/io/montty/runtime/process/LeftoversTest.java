package io.montty.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.CommandResult.Killed;
import io.montty.api.CommandResult.NotStarted;
import io.montty.api.CommandResult.Overran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class LeftoversTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private ProcessRunner runner;

    @BeforeEach
    void startRunner() throws IOException {
        runner = new ProcessRunner(
                new Surroundings(folder, Map.of("PATH", "/usr/bin:/bin", "LANG", "C.UTF-8")),
                folder,
                UUID.randomUUID().toString(),
                perl());
    }

    Optional<Path> perl() {
        return Optional.of(Path.of("/usr/bin/perl"));
    }

    @AfterEach
    void close() throws IOException {
        runner.close();
    }

    @Test
    void endsWhatACommandLeavesWhenItEndsAndNamesItOnce() throws Exception {
        bash("yes > endless & echo $! > pid");

        assertThat(program()).isEmpty();
        List<LeftBehind> left = runner.endLeftBehind();
        assertThat(left).hasSize(1);
        assertThat(left.get(0).check()).isEqualTo("chk");
        assertThat(left.get(0).name()).isEqualTo("yes");
        assertThat(left.get(0).ended()).isTrue();
        assertThat(runner.endLeftBehind()).isEmpty();
    }

    @Test
    void waitsForAChildThatWritesDownTheLastOfAPipe() throws Exception {
        CommandResult result = bash("exec > >(sed 's/^/got /'); echo x");

        assertThat(result.stdout()).isEqualTo("got x\n");
        assertThat(runner.endLeftBehind()).isEmpty();
    }

    @Test
    void findsAChildThatShedEverythingButItsSession() throws Exception {
        bash("env -i sleep 1000 > /dev/null 2>&1 & echo $! > pid; sleep 0.2");

        assertThat(program()).isEmpty();
        assertThat(runner.endLeftBehind()).extracting(LeftBehind::check).containsExactly("chk");
    }

    @Test
    void endsWhatACheckStartedWithoutAskingTheRunner() throws Exception {
        Process process = new ProcessBuilder("sleep", "1000").start();

        assertThat(runner.endLeftBehind()).extracting(LeftBehind::pid).containsExactly(process.pid());
        assertThat(process.waitFor()).isNotZero();
    }

    @Test
    void startsNothingThatThereIsNoTimeFor() throws Exception {
        for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            CommandResult result =
                    runner.run(Command.of("touch", folder.resolve("ran").toString()), "chk", none);

            assertThat(result.end()).isEqualTo(new Overran());
        }
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void startsNothingOnceItIsClosed() throws Exception {
        runner.close();

        assertThat(bash("touch ran").end()).isEqualTo(new NotStarted("MonTTY is ending"));
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void readsHowACommandEndedWhateverItsLanguage() throws Exception {
        Command command = Command.of("bash", "-c", "echo $LC_ALL $LANG; kill -KILL $$")
                .withEnvironment(Map.of("LC_ALL", "de_DE.UTF-8", "LANG", "fr_FR.UTF-8"));

        CommandResult result = runner.run(command, "chk", LONG);

        assertThat(result.end()).isEqualTo(new Killed(9));
        assertThat(result.stdout()).isEqualTo("de_DE.UTF-8 fr_FR.UTF-8\n");
    }

    @Test
    void removesWhatItsProcessesPutIntoItsFolder() throws Exception {
        bash("cd \"$(dirname \"$(readlink /proc/$$/fd/1)\")\"; mkdir -p a/b; touch a/b/c; chmod 0 a/b; ln -s / root");

        runner.close();

        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        assertThat(Path.of("/etc")).exists();
    }

    private CommandResult bash(String script) throws InterruptedException {
        return runner.run(Command.of("bash", "--noprofile", "--norc", "-c", script), "chk", LONG);
    }

    /** Return the program of the process whose id the script wrote down; one that waits to be reaped has none. */
    private Optional<String> program() throws IOException {
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        return ProcessHandle.of(pid).flatMap(process -> process.info().command());
    }
}
