package io.montty.runtime.cli;

import io.montty.runtime.report.TextSanitizer;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Hold all that a command takes from the process that it runs in.
 *
 * @param workingDirectory the folder that the command was called in, absolute
 * @param root the root of the host's files, {@code /} live
 * @param home the unpacked distribution, if it was started from one
 * @param variables the process's environment
 * @param user the name of the user who called
 * @param clock the wall clock, in the host's zone
 * @param terminal whether standard output is a terminal
 * @param out where data goes
 * @param err where everything else goes
 * @param exit what ends the process
 */
public record CliEnvironment(
        Path workingDirectory,
        Path root,
        Optional<Path> home,
        Map<String, String> variables,
        String user,
        Clock clock,
        boolean terminal,
        PrintStream out,
        PrintStream err,
        ExitGuard exit) {

    public CliEnvironment {
        variables = Map.copyOf(variables);
    }

    /**
     * Tell the user what went wrong, in one or more lines.
     *
     * <p>Names of files and words of servers are in it, so it is made safe to print.
     */
    public void say(String message) {
        new TextSanitizer().lines("montty: " + message).forEach(err::println);
        err.flush();
    }

    /** Return the clock for what only stamps a moment: it need not know the rules of the zone. */
    Clock stampingClock() {
        return clock instanceof HostClock host ? host.inOffset() : clock;
    }

    /** Return an environment variable, or empty if it is not set or empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }
}
