package io.montty.runtime.cli;

import io.montty.runtime.state.DamagedStateException;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tell a person why a command failed, in words and without a stack trace. */
final class FailureMessages implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final CliEnvironment environment;

    FailureMessages(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public int handleParseException(ParameterException exception, String[] args) {
        PrintWriter err = exception.getCommandLine().getErr();
        environment.say(message(exception));
        if (!UnmatchedArgumentException.printSuggestions(exception, err)) {
            err.println("Try: " + exception.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.USAGE;
    }

    private static String message(ParameterException exception) {
        return exception instanceof UnmatchedArgumentException unmatched
                ? "there is no command or option '" + String.join(" ", unmatched.getUnmatched()) + "'"
                : String.valueOf(exception.getMessage());
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine commandLine, ParseResult parsed) {
        if (exception instanceof UsageException) {
            environment.say(String.valueOf(exception.getMessage()));
            return ExitCode.USAGE;
        }
        IOException trouble = trouble(exception);
        if (trouble instanceof DamagedStateException) {
            environment.say("REPORTS/_state/" + IoReason.of(trouble) + "; what to do about it is said by: montty fsck");
            return ExitCode.FINDINGS;
        }
        if (trouble != null) {
            environment.say(IoReason.of(trouble));
            return ExitCode.FAULT;
        }
        environment.say("this is a fault of MonTTY, please report it: " + exception + at(exception));
        return ExitCode.FAULT;
    }

    private static @Nullable IOException trouble(Exception exception) {
        return exception instanceof UncheckedIOException unchecked
                ? unchecked.getCause()
                : exception instanceof IOException trouble ? trouble : null;
    }

    private static String at(Exception exception) {
        StackTraceElement[] trace = exception.getStackTrace();
        return trace.length == 0 ? "" : " (at " + trace[0] + ")";
    }
}
