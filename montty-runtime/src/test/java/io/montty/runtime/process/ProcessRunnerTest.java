package io.montty.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ProcessRunnerTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private Path folder;

    private Path temporary;
    private ProcessRunner runner;

    @BeforeEach
    void startRunner() throws IOException {
        temporary = Files.createDirectory(folder.resolve("tmp"));
        runner = runner(UUID.randomUUID().toString());
    }

    private ProcessRunner runner(String nonce) throws IOException {
        Surroundings surroundings =
                new Surroundings(folder, Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "LANG", "C.UTF-8"));
        return new ProcessRunner(surroundings, temporary, nonce, perl());
    }

    Optional<Path> perl() {
        return Optional.of(Path.of("/usr/bin/perl"));
    }

    @AfterEach
    void leavesNoFileBehind() throws IOException {
        runner.close();
        try (var files = Files.list(temporary)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void keepsOutputAndErrorsApart() throws Exception {
        CommandResult result = bash("echo out; echo err >&2; exit 3", LONG);

        assertThat(result).isEqualTo(new CommandResult(new Exited(3), "out\n", "err\n", false));
    }

    @Test
    void tellsADeathBySignalFromTheExitCodeOfTheSameNumber() throws Exception {
        assertThat(bash("echo before; kill -KILL $$", LONG))
                .isEqualTo(new CommandResult(new Killed(9), "before\n", "", false));
        assertThat(bash("exit 137", LONG).end()).isEqualTo(new Exited(137));
        assertThat(bash("exit 9", LONG).end()).isEqualTo(new Exited(9));
    }

    @Test
    void tellsADeathBySignalAfterMoreErrorsThanAreKept() throws Exception {
        Command command = new Command(bashArgv("yes | head -c 9000 >&2; kill -TERM $$"), Map.of(), 1000);

        CommandResult result = runner.run(command, "c", LONG);

        assertThat(result.end()).isEqualTo(new Killed(15));
        assertThat(result.stderr()).hasSize(1000);
    }

    @Test
    void givesEndOfFileOnStandardInput() throws Exception {
        assertThat(bash("cat; echo end", LONG).stdout()).isEqualTo("end\n");
    }

    @Test
    void givesExactlyTheEnvironmentThatItWasToldTo() throws Exception {
        Command command = Command.of("env").withEnvironment(Map.of("OWN", "1"));

        CommandResult result = runner.run(command, "the check", LONG);

        assertThat(result.stdout().lines().map(line -> line.replaceFirst("=.*", "")))
                .containsExactlyInAnyOrder("PATH", "LANG", "OWN", "MONTTY_RUN", "MONTTY_CHECK");
    }

    @Test
    void startsInTheFolderThatItWasToldTo() throws Exception {
        assertThat(bash("pwd -P", LONG).stdout().strip())
                .isEqualTo(folder.toRealPath().toString());
    }

    @Test
    void cutsOutputAtTheLimitAndBetweenCharacters() throws Exception {
        CommandResult result = runner.run(new Command(bashArgv("printf 'aéé'"), Map.of(), 4), "c", LONG);

        assertThat(result).isEqualTo(new CommandResult(new Exited(0), "aé", "", true));
    }

    @Test
    void replacesBytesThatAreNotUtf8() throws Exception {
        assertThat(bash("printf 'a\\377b'", LONG).stdout()).isEqualTo("a\uFFFDb");
    }

    @Test
    void keepsTheHeadOfManyMegabytesAndTheExitCode() throws Exception {
        CommandResult result = bash("echo first; head -c 30000000 /dev/zero; exit 7", LONG);

        assertThat(result.end()).isEqualTo(new Exited(7));
        assertThat(result.cut()).isTrue();
        assertThat(result.stdout()).startsWith("first\n").hasSize(Command.DEFAULT_OUTPUT_LIMIT);
    }

    @Test
    void endsAnEndlessPrinterAtItsDeadlineWithoutFillingTheDisk() throws Exception {
        CommandResult result = bash("yes", Duration.ofSeconds(1));

        assertThat(result.end()).isEqualTo(new Overran());
        assertThat(result.stdout()).hasSize(Command.DEFAULT_OUTPUT_LIMIT);
    }

    @Test
    void endsAtTheDeadlineAndKeepsWhatWasPrinted() throws Exception {
        CommandResult result = bash("echo started; sleep 1000", SHORT);

        assertThat(result).isEqualTo(new CommandResult(new Overran(), "started\n", "", false));
        assertNothingIsLeft();
    }

    @Test
    void endsATreeThatIgnoresBeingAskedTo() throws Exception {
        CommandResult result =
                bash("trap '' TERM; (trap '' TERM; sleep 1000) & (trap '' TERM; sleep 1001) & sleep 1002", SHORT);

        assertThat(result.end()).isEqualTo(new Overran());
        assertNothingIsLeft();
    }

    @Test
    void endsAGrandchildInASessionOfItsOwn() throws Exception {
        assertThat(bash("setsid sleep 1000 & sleep 1000", SHORT).end()).isEqualTo(new Overran());
        assertNothingIsLeft();
    }

    @Test
    void endsAGrandchildThatShedItsEnvironment() throws Exception {
        assertThat(bash("env -i sleep 1000 & sleep 1000", SHORT).end()).isEqualTo(new Overran());
        assertNothingIsLeft();
    }

    @Test
    void endsAGrandchildThatShedEverythingButTheOutputAtTheDeadline() throws Exception {
        assertThat(bash("env -i setsid sleep 1000 & sleep 1000", SHORT).end()).isEqualTo(new Overran());
        assertNothingIsLeft();
    }

    @Test
    void isNotHeldUpByAGrandchildThatKeepsTheOutputOpen() throws Exception {
        CommandResult result = bash("sleep 1000 & echo done", LONG);

        assertThat(result).isEqualTo(new CommandResult(new Exited(0), "done\n", "", false));
        List<LeftBehind> left = runner.endLeftBehind();
        assertThat(left).extracting(LeftBehind::check).containsExactly("chk");
        assertNothingIsLeft();
    }

    @Test
    void findsAGrandchildThatShedEverythingButTheOutput() throws Exception {
        bash("env -i setsid sleep 1000 & sleep 0.1", LONG);

        assertThat(runner.endLeftBehind()).hasSize(1);
        assertNothingIsLeft();
    }

    @Test
    void leavesProcessesOfOthersAlone() throws Exception {
        Process other = new ProcessBuilder("sleep", "1000").start();
        try (ProcessRunner later = runner("later")) {
            later.run(Command.of("sleep", "1000"), "chk", SHORT);
            later.endLeftBehind();

            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void endsTheTreeWhenItsThreadIsInterruptedAndKeepsWhatWasPrinted() throws Exception {
        Path started = folder.resolve("started");
        CompletableFuture<CommandResult> result = new CompletableFuture<>();
        CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(bash("echo before; touch " + started + "; sleep 1000", LONG));
                stillInterrupted.complete(Thread.currentThread().isInterrupted());
            } catch (InterruptedException e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        while (!Files.exists(started)) {
            Thread.onSpinWait();
        }
        thread.interrupt();

        assertThat(result.get()).isEqualTo(new CommandResult(new Overran(), "before\n", "", false));
        assertThat(stillInterrupted.get()).isTrue();
        assertNothingIsLeft();
    }

    @Test
    void startsNothingOnAThreadThatIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> bash("touch ran", LONG)).isInstanceOf(InterruptedException.class);
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void saysWhyAProgramCannotBeStarted() throws Exception {
        Path plain = Files.writeString(folder.resolve("plain"), "text");
        Path broken = Files.writeString(folder.resolve("broken"), "#!/no/such/interpreter\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();

        assertThat(run("no-such-program").end())
                .isEqualTo(new NotStarted("no program 'no-such-program' in PATH /usr/local/bin:/usr/bin:/bin"));
        assertThat(run("/no/such/file").end()).isEqualTo(new NotStarted("no such program: /no/such/file"));
        assertThat(run(plain.toString()).end()).isEqualTo(new NotStarted(plain + " has no run bit"));
        assertThat(run(broken.toString()).end())
                .isEqualTo(new NotStarted("cannot execute " + broken + ": No such file or directory"));
    }

    @Test
    void refusesAnArgumentWithANul() {
        assertThatThrownBy(() -> Command.of("echo", "a\0b")).isInstanceOf(IllegalArgumentException.class);
    }

    private CommandResult bash(String script, Duration patience) throws InterruptedException {
        return runner.run(new Command(bashArgv(script), Map.of(), Command.DEFAULT_OUTPUT_LIMIT), "chk", patience);
    }

    private static List<String> bashArgv(String script) {
        return List.of("bash", "--noprofile", "--norc", "-c", script);
    }

    private CommandResult run(String... argv) throws InterruptedException {
        return runner.run(Command.of(argv), "chk", LONG);
    }

    private void assertNothingIsLeft() {
        assertThat(runner.endLeftBehind()).isEmpty();
        Optional<ProcessHandle> sleeper = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/sleep"))
                .findAny();
        assertThat(sleeper).isEmpty();
    }
}
