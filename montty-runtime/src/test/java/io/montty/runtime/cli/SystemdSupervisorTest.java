package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.montty.api.Status;
import io.montty.runtime.manager.PassResult;
import io.montty.runtime.manager.Supervisor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SystemdSupervisorTest {

    private static final long PID = 4711;
    private static final PassResult RESULT = new PassResult(
            false, Map.of(Status.OKAY, 2), 1, 0, 0, List.of(), List.of(), List.of(), List.of(), false, false);
    private static final String STATUS = "STATUS=filed 2 (OKAY 2), expired 1, deleted 0, duplicates 0, rejected 0";

    /** Listens as systemd does, and writes each message to a file of its own. */
    private static final String LISTENER = "import os, socket, sys\n"
            + "s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)\n"
            + "s.bind(sys.argv[1] + '/notify')\n"
            + "n = 0\n"
            + "while True:\n"
            + "    text = s.recv(4096)\n" // descriptors that come along are closed by that
            + "    if b'BARRIER=1' in text: continue\n"
            + "    part = sys.argv[1] + '/part'\n"
            + "    open(part, 'wb').write(text)\n"
            + "    os.rename(part, sys.argv[1] + '/message%d' % n)\n"
            + "    n += 1\n";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();
    private Optional<Process> listener = Optional.empty();

    @AfterEach
    void stop() throws InterruptedException {
        if (listener.isPresent()) {
            listener.get().destroy();
            listener.get().waitFor();
        }
    }

    @Test
    void saysThatItIsReadyAliveAndEnding() throws Exception {
        listen();
        Supervisor supervisor = supervisor(Map.of("WATCHDOG_USEC", "60000000"));

        supervisor.passed(RESULT);
        assertThat(message(0)).containsExactly("READY=1", "WATCHDOG=1", STATUS);
        nanos.addAndGet(Duration.ofSeconds(20).toNanos());
        supervisor.passed(RESULT);
        assertThat(message(1)).containsExactly("WATCHDOG=1", STATUS);
        supervisor.stopping();
        assertThat(message(2)).containsExactly("STOPPING=1");

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void saysNothingMoreOftenThanTheWatchdogNeeds() throws Exception {
        listen();
        Supervisor supervisor = supervisor(Map.of("WATCHDOG_USEC", "60000000"));
        supervisor.passed(RESULT);
        message(0);

        nanos.addAndGet(Duration.ofSeconds(19).toNanos());
        supervisor.passed(RESULT);
        supervisor.stopping();

        assertThat(message(1)).containsExactly("STOPPING=1");
    }

    @Test
    void feedsNoWatchdogThatIsMeantForAnotherProcessOrForNone() throws Exception {
        listen();

        assertThat(supervisor(Map.of("WATCHDOG_USEC", "60000000", "WATCHDOG_PID", "1"))
                        .patience())
                .isEmpty();
        assertThat(supervisor(Map.of("WATCHDOG_USEC", "0")).patience()).isEmpty();
        assertThat(supervisor(Map.of("WATCHDOG_USEC", "60000000", "WATCHDOG_PID", "" + PID))
                        .patience())
                .contains(Duration.ofMinutes(1));
        supervisor(Map.of()).passed(RESULT);
        assertThat(message(0)).containsExactly("READY=1", STATUS);
    }

    @Test
    void doesNothingWithoutASocket() {
        Supervisor supervisor = SystemdSupervisor.of(environment(Map.of("WATCHDOG_USEC", "60000000")), PID, nanos::get);

        supervisor.passed(RESULT);
        supervisor.stopping();

        assertThat(supervisor.patience()).isEmpty();
        assertThat(supervisor).isNotInstanceOf(SystemdSupervisor.class);
    }

    @Test
    void saysOnceThatSystemdDoesNotListen() throws Exception {
        requirePrograms();
        Supervisor supervisor = supervisor(Map.of());

        supervisor.passed(RESULT);
        supervisor.stopping();

        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("montty: systemd cannot be told that the manager is at work: systemd-notify: ")
                .hasLineCount(1);
    }

    @Test
    void saysAgainWhatDidNotGetThrough() throws Exception {
        requirePrograms();
        Supervisor supervisor = supervisor(Map.of("WATCHDOG_USEC", "60000000"));
        supervisor.passed(RESULT);
        listen();

        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        supervisor.passed(RESULT);

        assertThat(message(0)).containsExactly("READY=1", "WATCHDOG=1", STATUS);
    }

    @Test
    void goesOnWhereNobodyAnswersTheProgram() throws Exception {
        listen();
        long pid = listener.orElseThrow().pid();
        assertThat(new ProcessBuilder("kill", "-STOP", "" + pid).start().waitFor())
                .isZero();
        Supervisor supervisor = supervisor(Map.of("WATCHDOG_USEC", "60000000"));

        supervisor.passed(RESULT); // it waits for somebody to take its word, and is ended at its deadline
        supervisor.passed(RESULT);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("systemd-notify")
                .hasLineCount(1);
        listener.orElseThrow().destroyForcibly();
    }

    private void listen() throws IOException, InterruptedException {
        requirePrograms();
        Process process = new ProcessBuilder("python3", "-c", LISTENER, folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("listener").toFile())
                .start();
        listener = Optional.of(process);
        while (!Files.exists(folder.resolve("notify"))) {
            assertThat(process.isAlive())
                    .as("the listener: %s", Files.readString(folder.resolve("listener")))
                    .isTrue();
            Thread.sleep(10); // the test's deadline bounds it
        }
    }

    private static void requirePrograms() throws IOException, InterruptedException {
        Process found = new ProcessBuilder("sh", "-c", "command -v python3 && command -v systemd-notify")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String why = "SKIPPED: there is no systemd-notify or no python3 here; install systemd and python3";
        boolean available = found.waitFor() == 0;
        assertThat(available || System.getenv("CI") == null).as(why).isTrue();
        assumeTrue(available, why);
    }

    private List<String> message(int number) throws IOException, InterruptedException {
        Path file = folder.resolve("message" + number);
        await(file);
        return Files.readAllLines(file);
    }

    private static void await(Path file) throws InterruptedException {
        while (!Files.exists(file)) {
            Thread.sleep(10); // the test's deadline bounds it
        }
    }

    private Supervisor supervisor(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("NOTIFY_SOCKET", folder.resolve("notify").toString());
        return SystemdSupervisor.of(environment(all), PID, nanos::get);
    }

    private CliEnvironment environment(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("TMPDIR", folder.toString());
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new CliEnvironment(
                folder,
                Path.of("/"),
                Optional.empty(),
                all,
                "tester",
                Clock.systemUTC(),
                false,
                stream,
                stream,
                new ExitGuard());
    }
}
