package io.montty.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.CommandResult.Exited;
import io.montty.api.CommandResult.Killed;
import io.montty.api.CommandResult.NotStarted;
import io.montty.api.CommandResult.Overran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SpawnersTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private ProcessRunner runner;

    @BeforeEach
    void startRunner() throws IOException {
        runner = runner("/usr/bin/perl");
    }

    private ProcessRunner runner(String perl) throws IOException {
        Surroundings surroundings = new Surroundings(folder, Map.of("PATH", "/usr/bin:/bin"));
        return new ProcessRunner(surroundings, folder, UUID.randomUUID().toString(), Optional.of(Path.of(perl)));
    }

    @AfterEach
    void close() throws IOException {
        runner.close();

        assertThat(spawners()).isEmpty();
    }

    @Test
    void oneServesCommandAfterCommand() throws Exception {
        bash("true");
        List<Long> first = spawners().map(ProcessHandle::pid).toList();

        for (int i = 0; i < 20; i++) {
            assertThat(bash("echo $PPID; exit " + i))
                    .isEqualTo(new CommandResult(new Exited(i), first.get(0) + "\n", "", false));
        }

        assertThat(spawners().map(ProcessHandle::pid)).isEqualTo(first).hasSize(1);
    }

    @Test
    void carryTheMarkByWhichALaterRunFindsThoseOfADeadOne() throws Exception {
        bash("true");
        long pid = spawners().mapToLong(ProcessHandle::pid).findFirst().orElseThrow();

        assertThat(Files.readString(Path.of("/proc/" + pid + "/environ")))
                .startsWith("MONTTY_RUN=")
                .contains("/spawner");
    }

    @Test
    void keepApartWhatManyCommandsPrintAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<CommandResult>> tasks = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String script = "echo out " + i + "; echo err " + i + " >&2; exit " + i;
                tasks.add(() -> bash(script));
            }
            List<Future<CommandResult>> results = threads.invokeAll(tasks);

            for (int i = 0; i < 100; i++) {
                assertThat(results.get(i).get())
                        .isEqualTo(new CommandResult(new Exited(i), "out " + i + "\n", "err " + i + "\n", false));
            }
            assertThat(spawners()).hasSizeLessThanOrEqualTo(8);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void giveEachCommandAnEmptyFileWhateverTheOneBeforeDidToIt() throws Exception {
        bash("yes | head -c 3000000; yes | head -c 100000 >&2");
        assertThat(bash("echo again > /dev/stdout").stdout()).isEqualTo("again\n");
        bash("rm -f \"$(readlink /proc/$$/fd/1)\" \"$(readlink /proc/$$/fd/2)\"");

        assertThat(bash("echo out; echo err >&2")).isEqualTo(new CommandResult(new Exited(0), "out\n", "err\n", false));
    }

    @Test
    void findAProcessThatShedEverything() throws Exception {
        bash("(env -i setsid sleep 1000 < /dev/null > /dev/null 2>&1 &)");

        List<LeftBehind> left = runner.endLeftBehind();

        assertThat(left)
                .extracting(LeftBehind::check, LeftBehind::name, LeftBehind::ended)
                .containsExactly(tuple("chk", "sleep", true));
    }

    @Test
    void endAProcessThatShedEverythingAtTheDeadline() throws Exception {
        Command command = command("(env -i setsid sleep 1000 < /dev/null > /dev/null 2>&1 &); sleep 1001");

        assertThat(runner.run(command, "chk", Duration.ofMillis(300)).end()).isEqualTo(new Overran());

        assertThat(descendants("sleep")).isEmpty();
        assertThat(runner.endLeftBehind()).isEmpty();
    }

    @Test
    void doNotHandTheLeftoversOfOneCommandOnToTheNext() throws Exception {
        bash("sleep 1000 &");
        CommandResult next = bash("echo next");

        assertThat(next).isEqualTo(new CommandResult(new Exited(0), "next\n", "", false));
        assertThat(runner.endLeftBehind()).hasSize(1);
    }

    @Test
    void outliveAnOrphanThatEndsBeforeItsCommand() throws Exception {
        bash("(true &); sleep 0.2");
        List<Long> first = spawners().map(ProcessHandle::pid).toList();

        assertThat(bash("echo $PPID").stdout()).isEqualTo(first.get(0) + "\n");
        assertThat(runner.endLeftBehind()).isEmpty();
    }

    @Test
    void thatACommandEndsTakeNoOtherCommandAlong() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            String lost = "how it ended is not known: the process that ran it for MonTTY was ended";
            Future<CommandResult> other = threads.submit(() -> bash("sleep 1; echo whole"));

            assertThat(bash("echo before; kill -KILL $PPID; sleep 1000"))
                    .isEqualTo(new CommandResult(new NotStarted(lost), "before\n", "", false));
            assertThat(bash("echo next").stdout()).isEqualTo("next\n");
            assertThat(other.get()).isEqualTo(new CommandResult(new Exited(0), "whole\n", "", false));
            assertThat(descendants("sleep")).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void areReplacedWhenTheyWereEndedWhileIdle() throws Exception {
        bash("true");
        for (ProcessHandle spawner : spawners().toList()) {
            spawner.destroyForcibly();
            spawner.onExit().get();
        }

        assertThat(bash("echo next").stdout()).isEqualTo("next\n");
    }

    @Test
    void areNotNeeded() throws Exception {
        for (String perl : List.of("/bin/false", "/bin/cat", "/no/such/perl")) {
            try (ProcessRunner other = runner(perl)) {
                CommandResult result = other.run(command("echo out; kill -HUP $$"), "chk", LONG);

                assertThat(result).isEqualTo(new CommandResult(new Killed(1), "out\n", "", false));
            }
        }
    }

    @Test
    void leaveACommandNoFileButItsThree() throws Exception {
        assertThat(bash("cd /proc/self/fd; echo *").stdout())
                .startsWith("0 1 2 ")
                .hasSizeLessThan(12);
        assertThat(bash("readlink /proc/self/fd/0").stdout()).isEqualTo("/dev/null\n");
    }

    @Test
    void letEachCommandLeadItsSessionAndGroup() throws Exception {
        assertThat(
                        bash("read -r pid name state parent group session rest < /proc/$$/stat; echo $((pid - group)) $((pid - session))")
                                .stdout())
                .isEqualTo("0 0\n");
    }

    @Test
    void refuseAVariableThatHoldsANul() {
        Command command = command("true").withEnvironment(Map.of("A", "b\0PATH=/evil"));

        assertThatThrownBy(() -> runner.run(command, "chk", LONG))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a command cannot be given a NUL: 'A=b?PATH=/evil'");
    }

    @Test
    void sayThatTheFolderToStartInIsGone() throws Exception {
        Path gone = folder.resolve("gone");
        Surroundings surroundings = new Surroundings(gone, Map.of("PATH", "/usr/bin:/bin"));
        try (ProcessRunner other = new ProcessRunner(
                surroundings, folder, UUID.randomUUID().toString(), Optional.of(Path.of("/usr/bin/perl")))) {
            assertThat(other.run(Command.of("true"), "chk", LONG).end())
                    .isEqualTo(new NotStarted("cannot enter " + gone + ": No such file or directory"));
        }
    }

    private CommandResult bash(String script) throws InterruptedException {
        return runner.run(command(script), "chk", LONG);
    }

    private static Command command(String script) {
        return Command.of("bash", "--noprofile", "--norc", "-c", script);
    }

    private static Stream<ProcessHandle> spawners() {
        return descendants("perl");
    }

    private static Stream<ProcessHandle> descendants(String program) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/" + program));
    }
}
