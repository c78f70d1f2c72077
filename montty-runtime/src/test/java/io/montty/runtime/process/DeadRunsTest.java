package io.montty.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DeadRunsTest {

    @TempDir
    private Path temporary;

    @Test
    void endsTheProcessesOfADeadRunAndRemovesItsFolder() throws Exception {
        Path dead = folder("montty-run-1-dead");
        Files.writeString(dead.resolve("owner"), "dead-run");
        Process process = start(Map.of("MONTTY_RUN", "dead-run/7"), dead.resolve("1"));

        run();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(dead).doesNotExist();
    }

    @Test
    void leavesARunAloneThatLives() throws Exception {
        Path alive = folder("montty-run-1-alive");
        Path owner = Files.writeString(alive.resolve("owner"), "other-run");
        Process holder = new ProcessBuilder(
                        "/usr/bin/python3",
                        "-c",
                        "import fcntl, sys; f = open(sys.argv[1], 'r+'); fcntl.lockf(f, fcntl.LOCK_EX);"
                                + " print('locked', flush=True); sys.stdin.read()",
                        owner.toString())
                .start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("locked");

            run();

            assertThat(owner).exists();
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void leavesAFolderAloneThatMayJustHaveBeenMade() throws Exception {
        Path young = folder("montty-run-1-young");
        Path old = folder("montty-run-1-old");
        Files.setLastModifiedTime(
                old, FileTime.from(Files.getLastModifiedTime(young).toInstant().minus(Duration.ofMinutes(2))));

        run();

        assertThat(young).exists();
        assertThat(old).doesNotExist();
    }

    @Test
    void followsNoLink() throws Exception {
        Path elsewhere = folder("elsewhere");
        Path file = Files.writeString(elsewhere.resolve("file"), "x");
        Files.writeString(elsewhere.resolve("owner"), "x");
        Files.createSymbolicLink(temporary.resolve("montty-run-1-link"), elsewhere);

        run();

        assertThat(file).exists();
    }

    private void run() throws IOException {
        new ProcessRunner(new Surroundings(temporary, Map.of()), temporary, "this-run").close();
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectory(temporary.resolve(name));
    }

    private static Process start(Map<String, String> variables, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sleep", "1000").redirectOutput(output.toFile());
        builder.environment().putAll(variables);
        return builder.start();
    }
}
