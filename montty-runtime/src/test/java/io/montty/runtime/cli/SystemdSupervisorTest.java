package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.manager.PassResult;
import io.montty.runtime.manager.Supervisor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
    private static final PassResult NOTHING =
            new PassResult(false, Map.of(), 0, 0, 0, List.of(), List.of(), List.of(), List.of(), false, false);
    private static final String STATUS =
            "STATUS=since it began: filed 2, expired 1, deleted 0, duplicates 0, rejected 0";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();
    private Optional<NotifySocket> listener = Optional.empty();

    @AfterEach
    void stop() {
        listener.ifPresent(NotifySocket::close);
    }

    @Test
    void saysThatItIsReadyAliveAndEnding() throws Exception {
        listen();
        Supervisor supervisor = supervisor(Map.of("WATCHDOG_USEC", "60000000"));

        supervisor.passed(RESULT);
        assertThat(message(0)).containsExactly("READY=1", "WATCHDOG=1", STATUS);
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        supervisor.passed(RESULT);
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        supervisor.passed(RESULT);
        assertThat(message(1))
                .containsExactly(
                        "WATCHDOG=1", "STATUS=since it began: filed 6, expired 3, deleted 0, duplicates 0, rejected 0");
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
    void saysBetweenTwoSignsForTheWatchdogWhatHasBeenNewForAWhile() throws Exception {
        listen();
        Supervisor supervisor = supervisor(Map.of("WATCHDOG_USEC", "600000000"));
        supervisor.passed(NOTHING);

        nanos.addAndGet(Duration.ofSeconds(29).toNanos());
        supervisor.passed(RESULT);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        supervisor.passed(NOTHING);
        nanos.addAndGet(Duration.ofSeconds(40).toNanos());
        supervisor.passed(NOTHING);
        supervisor.stopping();

        assertThat(message(1)).containsExactly("WATCHDOG=1", STATUS);
        assertThat(message(2)).containsExactly("STOPPING=1");
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
        NotifySocket.requirePrograms();
        Supervisor supervisor = supervisor(Map.of());

        supervisor.passed(RESULT);
        supervisor.stopping();

        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("montty: systemd cannot be told that the manager is at work: systemd-notify ended with exit"
                        + " code 1: ")
                .doesNotContain("Exited[")
                .hasLineCount(1);
    }

    @Test
    void saysAgainWhatDidNotGetThrough() throws Exception {
        NotifySocket.requirePrograms();
        Supervisor supervisor = supervisor(Map.of("WATCHDOG_USEC", "60000000"));
        supervisor.passed(NOTHING);
        listen();

        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        supervisor.passed(RESULT);

        assertThat(message(0)).containsExactly("READY=1", "WATCHDOG=1", STATUS);
    }

    @Test
    void goesOnWhereNobodyAnswersTheProgram() throws Exception {
        listen();
        listener.orElseThrow().hang();
        Supervisor supervisor = supervisor(Map.of("WATCHDOG_USEC", "60000000"));

        supervisor.passed(RESULT); // it waits for somebody to take its word, and is ended at its deadline
        supervisor.passed(RESULT);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("systemd-notify did not end in time; ")
                .hasLineCount(1);
    }

    private void listen() throws IOException, InterruptedException {
        listener = Optional.of(new NotifySocket(folder));
    }

    private List<String> message(int number) throws IOException, InterruptedException {
        return listener.orElseThrow().message(number);
    }

    @Test
    void asksForPatienceWhereItTakesLongerThanTheWatchdogHas() throws Exception {
        listen();
        SystemdNotice notice = notice();

        notice.takesUpTo(Duration.ofMinutes(1));
        notice.takesUpTo(Duration.ofMinutes(2));
        notice.takesUpTo(Duration.ofMinutes(1));
        notice.tell("two\nlines");

        assertThat(message(0)).containsExactly("WATCHDOG=1", "WATCHDOG_USEC=120000000");
        assertThat(message(1)).containsExactly("READY=1", "WATCHDOG=1", "STATUS=two lines");
    }

    @Test
    void givesBackThePatienceThatItNeedsNoMore() throws Exception {
        listen();
        SystemdNotice notice = notice();

        for (int run = 0; run < 2; run++) {
            notice.takesUpTo(Duration.ofHours(2));
            notice.tell("done");
        }
        notice.tell("idle");

        assertThat(message(0)).containsExactly("WATCHDOG=1", "WATCHDOG_USEC=7200000000");
        assertThat(message(1)).containsExactly("READY=1", "WATCHDOG=1", "WATCHDOG_USEC=60000000", "STATUS=done");
        assertThat(message(2)).containsExactly("WATCHDOG=1", "WATCHDOG_USEC=7200000000");
        assertThat(message(3)).containsExactly("WATCHDOG=1", "WATCHDOG_USEC=60000000", "STATUS=done");
        assertThat(message(4)).containsExactly("WATCHDOG=1", "STATUS=idle");
    }

    @Test
    void asksAgainForPatienceThatSystemdDidNotHearOf() throws Exception {
        NotifySocket.requirePrograms();
        SystemdNotice notice = notice();
        notice.takesUpTo(Duration.ofHours(2));
        listen();

        notice.takesUpTo(Duration.ofHours(2));
        notice.stopping();

        assertThat(message(0)).containsExactly("WATCHDOG=1", "WATCHDOG_USEC=7200000000");
    }

    private SystemdNotice notice() {
        Map<String, String> variables = new HashMap<>(Map.of("WATCHDOG_USEC", "60000000"));
        variables.put("NOTIFY_SOCKET", folder.resolve("notify").toString());
        return SystemdNotice.of(environment(variables), "checker", PID, nanos::get)
                .orElseThrow();
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
