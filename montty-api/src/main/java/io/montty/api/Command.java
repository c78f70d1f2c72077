package io.montty.api;

import java.util.List;
import java.util.Map;

/**
 * Name a program and its arguments; no shell reads them.
 *
 * @param argv the program, looked up in PATH unless it holds a slash, and its arguments
 * @param environment variables set beside the fixed few that every command gets
 * @param outputLimit how many bytes of standard output, and as many of standard error, are kept
 */
public record Command(List<String> argv, Map<String, String> environment, int outputLimit) {

    /** How much of each output stream is kept unless the command says otherwise: 64 KiB. */
    public static final int DEFAULT_OUTPUT_LIMIT = 64 * 1024;

    /** @throws IllegalArgumentException if there is no program, an argument holds a NUL, or the limit is negative */
    public Command {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        if (argv.isEmpty() || argv.get(0).isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
        if (argv.stream().anyMatch(argument -> argument.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("a command's argument holds a NUL character: " + argv.get(0));
        }
        if (outputLimit < 0) {
            throw new IllegalArgumentException("the output limit is negative: " + outputLimit);
        }
    }

    /** Make a command without an environment of its own, with the default output limit. */
    public static Command of(String... argv) {
        return new Command(List.of(argv), Map.of(), DEFAULT_OUTPUT_LIMIT);
    }

    /** Return this command with exactly these extra variables. */
    public Command withEnvironment(Map<String, String> environment) {
        return new Command(argv, environment, outputLimit);
    }
}
