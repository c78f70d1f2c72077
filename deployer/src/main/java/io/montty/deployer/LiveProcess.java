package io.montty.deployer;

import io.montty.runtime.cli.CliEnvironment;
import io.montty.runtime.cli.ExitGuard;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Read from a process what its commands need to know of it.
 *
 * @param properties the Java runtime's and the launcher's properties
 * @param variables the process's environment
 * @param standardOutput the link that says what standard output is
 * @param clock the wall clock
 * @param out standard output
 * @param err standard error
 * @param exit what ends the process
 */
record LiveProcess(
        Properties properties,
        Map<String, String> variables,
        Path standardOutput,
        Clock clock,
        PrintStream out,
        PrintStream err,
        ExitGuard exit) {

    private static final String TERMINAL = "/dev/(pts/\\d+|tty\\w*|console|hvc\\d+)";

    CliEnvironment environment() {
        return new CliEnvironment(
                Path.of(properties.getProperty("user.dir", "/")).toAbsolutePath(),
                Path.of("/"),
                Optional.ofNullable(properties.getProperty("montty.home")).map(Path::of),
                variables,
                properties.getProperty("user.name", "?"),
                clock,
                isTerminal(),
                out,
                err,
                exit);
    }

    /** Return the program that runs this process. */
    Path java() {
        return Path.of(properties.getProperty("java.home", "/"), "bin", "java");
    }

    /** Ask the launcher; without one, look ourselves, since {@code System.console()} says different things by version. */
    private boolean isTerminal() {
        String launcherSays = properties.getProperty("montty.terminal");
        if (launcherSays != null) {
            return Boolean.parseBoolean(launcherSays);
        }
        try {
            return Files.readSymbolicLink(standardOutput).toString().matches(TERMINAL);
        } catch (IOException e) {
            return false;
        }
    }
}
