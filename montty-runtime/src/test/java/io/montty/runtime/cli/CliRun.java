package io.montty.runtime.cli;

import io.montty.runtime.transport.Patience;
import io.montty.runtime.transport.Pause;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Run a command line inside the test and keep all that it answers.
 *
 * @param code the exit code
 * @param out what it printed as data
 * @param err what it printed beside it
 */
public record CliRun(int code, String out, String err) {

    /** The time that every command in a test believes it is. */
    public static final Instant NOW = Instant.parse("2026-11-22T09:38:11Z");

    /** Run {@code args} in {@code folder}, as from cron. */
    public static CliRun of(Path folder, String... args) {
        return of(folder, false, Map.of(), args);
    }

    /** Run {@code args} in {@code folder}. */
    public static CliRun of(Path folder, boolean terminal, Map<String, String> variables, String... args) {
        return of(folder, terminal, variables, duration -> {}, args);
    }

    /** Run {@code args} in {@code folder}, as from cron, at the time that {@code clock} says. */
    static CliRun at(Clock clock, Path folder, String... args) {
        return run(clock, folder, false, Map.of(), duration -> {}, args);
    }

    /** Run {@code args} in {@code folder}; whatever waits for a server does it with {@code pause}. */
    static CliRun of(Path folder, boolean terminal, Map<String, String> variables, Pause pause, String... args) {
        return run(Clock.fixed(NOW, ZoneOffset.UTC), folder, terminal, variables, pause, args);
    }

    private static CliRun run(
            Clock clock, Path folder, boolean terminal, Map<String, String> variables, Pause pause, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CliEnvironment environment = new CliEnvironment(
                folder,
                Path.of("/"),
                Optional.empty(),
                variables,
                "tester",
                clock,
                terminal,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ExitGuard());
        int code = MonttyCli.commandLine(
                        environment, new Patience(Patience.REMOTE, pause, new Random(1)), InputStream.nullInputStream())
                .execute(args);
        return new CliRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
