package io.montty.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Name a program and its arguments; no shell reads them.
 *
 * @param argv the program, looked up in PATH unless it holds a slash, and its arguments
 * @param environment variables set beside the fixed few that every command gets
 * @param outputLimit how many bytes of standard output, and as many of standard error, are kept
 * @param server what starts it as a fork of its own, which then is given the first of {@code argv}; null for a command
 *     that is started by itself
 */
public record Command(
        List<String> argv,
        Map<String, String> environment,
        int outputLimit,
        @Nullable ForkServer server) {

    /** How much of each output stream is kept unless the command says otherwise: 64 KiB. */
    public static final int DEFAULT_OUTPUT_LIMIT = 64 * 1024;

    /** @throws IllegalArgumentException if there is no program, an argument holds a NUL, or the limit is negative */
    public Command {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        if (argv.isEmpty() || argv.get(0).isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
        for (String argument : argv) {
            if (argument.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("a command's argument holds a NUL character: " + argv.get(0));
            }
        }
        if (outputLimit < 0) {
            throw new IllegalArgumentException("the output limit is negative: " + outputLimit);
        }
    }

    /** Make a command that is started by itself. */
    public Command(List<String> argv, Map<String, String> environment, int outputLimit) {
        this(argv, environment, outputLimit, null);
    }

    /** Make a command without an environment of its own, with the default output limit. */
    public static Command of(String... argv) {
        return new Command(List.of(argv), Map.of(), DEFAULT_OUTPUT_LIMIT);
    }

    /** Return this command with exactly these extra variables. */
    public Command withEnvironment(Map<String, String> environment) {
        return new Command(argv, environment, outputLimit, server);
    }

    /** Return this command, to be started as a fork of {@code server}. */
    public Command forkedBy(ForkServer server) {
        return new Command(argv, environment, outputLimit, server);
    }
}
