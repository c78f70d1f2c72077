package io.montty.runtime.cli;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.runtime.process.ProcessRunner;
import io.montty.runtime.process.Surroundings;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tell systemd how a service of {@code Type=notify} is, with systemd-notify(1).
 *
 * <p>The socket that systemd listens at is of a kind that Java cannot open. The program must run while no other of this
 * process does: a runner of processes ends all that this process has started meanwhile, such as a check or what looks at
 * a signature. A short deadline is all that it can hold the service up for.
 */
final class SystemdNotice {

    private static final String SOCKET = "NOTIFY_SOCKET";
    private static final String PATIENCE = "WATCHDOG_USEC";
    private static final String WATCHED = "WATCHDOG_PID";

    /** How often the watchdog hears something within its patience, so that one word that is lost does no harm. */
    private static final int SIGNS = 3;

    /** How many times the patience that was asked for stays as it is, since each word costs a process. */
    private static final int LITTLE_MORE = 2;

    /** How often a status is told that is new, or where no watchdog asks for more. */
    private static final Duration NEWS = Duration.ofSeconds(30);

    /** How soon it is said again that did not get through. */
    private static final Duration RETRY = Duration.ofSeconds(5);

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final CliEnvironment environment;
    private final String socket;
    private final String service;
    private final Optional<Duration> patience;
    private final LongSupplier nanos;
    private final Path temporary;
    private Duration extended;
    private boolean begun;
    private boolean ready;
    private String told = "";
    private long last;
    private long next;
    private boolean complained;

    private SystemdNotice(CliEnvironment environment, String socket, String service, long pid, LongSupplier nanos) {
        this.environment = environment;
        this.socket = socket;
        this.service = service;
        this.patience = patience(environment, pid);
        this.extended = patience.orElse(Duration.ZERO);
        this.nanos = nanos;
        this.temporary = Path.of(environment.variable("TMPDIR").orElse("/tmp"));
    }

    /**
     * Return the one that systemd asks for in the environment, if it asks for any.
     *
     * @param service what the service is called in messages
     * @param pid of this process
     * @param nanos a clock that nobody sets, in nanoseconds
     */
    static Optional<SystemdNotice> of(CliEnvironment environment, String service, long pid, LongSupplier nanos) {
        return environment.variable(SOCKET).map(socket -> new SystemdNotice(environment, socket, service, pid, nanos));
    }

    private static Optional<Duration> patience(CliEnvironment environment, long pid) {
        boolean meant =
                environment.variable(WATCHED).map(String.valueOf(pid)::equals).orElse(true);
        return environment
                .variable(PATIENCE)
                .filter(text -> meant && text.matches("[1-9][0-9]{0,14}"))
                .map(text -> Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(Long.parseLong(text))));
    }

    /** Return at most how long the watchdog hears nothing before it takes the service for stuck; empty for no watchdog. */
    Optional<Duration> patience() {
        return patience;
    }

    /**
     * Say that the service is alive, and the first time that it is ready; no more often than the watchdog needs, unless
     * there has been something new about it for a while.
     */
    void alive(String status) {
        long now = nanos.getAsLong();
        if (!begun || now - next >= 0 || (!status.equals(told) && now - last >= NEWS.toNanos())) {
            tell(status);
        }
    }

    /** Say the same at once, for there is something new about it; what took long is over. */
    void tell(String status) {
        long now = nanos.getAsLong();
        List<String> words = new ArrayList<>();
        if (!ready) {
            words.add("READY=1");
        }
        patience.ifPresent(longest -> words.add("WATCHDOG=1"));
        Optional<Duration> usual = patience.filter(it -> extended.compareTo(it.multipliedBy(LITTLE_MORE)) > 0);
        usual.ifPresent(longest -> words.add(patienceOf(longest)));
        words.add("STATUS=" + new TextSanitizer().line(status.replaceAll("\\s*\\v\\s*", " ")));
        boolean heard = say(words);
        extended = heard ? usual.orElse(extended) : extended;
        Duration pause = patience.map(longest -> longest.dividedBy(SIGNS)).orElse(NEWS);
        // Without the first word, systemd takes the service for stuck, and without the others for dead.
        Duration wait = heard || pause.compareTo(RETRY) < 0 ? pause : RETRY;
        begun = true;
        told = heard ? status : told;
        last = now;
        ready |= heard;
        next = now + wait.toNanos(); // from before it was said, so that a loop of the same pace does not miss it
    }

    /** Ask a watchdog with less patience than that to have as much, until it is told how the service is. */
    void takesUpTo(Duration longest) {
        if (patience.isPresent() && longest.compareTo(extended) > 0) {
            extended = say(List.of("WATCHDOG=1", patienceOf(longest))) ? longest : extended;
        }
    }

    private static String patienceOf(Duration longest) {
        return PATIENCE + "=" + TimeUnit.NANOSECONDS.toMicros(longest.toNanos());
    }

    /** Say that the service ends because it was asked to. */
    void stopping() {
        boolean interrupted = Thread.interrupted(); // nothing is started by a thread that is
        say(List.of("STOPPING=1"));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Return whether systemd heard it. */
    private boolean say(List<String> words) {
        List<String> argv = new ArrayList<>(List.of("systemd-notify"));
        argv.addAll(words);
        Surroundings surroundings =
                new Surroundings(environment.root(), Map.of("PATH", RunPlace.PATH, "LANG", "C.UTF-8", SOCKET, socket));
        try (ProcessRunner processes =
                new ProcessRunner(surroundings, temporary, UUID.randomUUID().toString())) {
            CommandResult result = processes.run(Command.of(argv.toArray(String[]::new)), "systemd-notify", LONGEST);
            complain(result);
            return result.succeeded();
        } catch (IOException e) {
            complain("could not be started: " + IoReason.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void complain(CommandResult result) {
        if (!result.succeeded()) {
            String said = new TextSanitizer().line(result.stderr().strip().replaceAll("\\s*\\v\\s*", " "));
            complain(CommandEnd.inWords(result.end()) + (said.isEmpty() ? "" : ": " + said));
        }
    }

    /** Say so once: it goes on every few seconds. */
    private void complain(String why) {
        if (!complained) {
            complained = true;
            environment.say("systemd cannot be told that the " + service + " is at work: systemd-notify " + why
                    + "; a service of Type=notify is ended then; see that the package systemd is whole");
        }
    }
}
