package io.montty.runtime.cli;

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

    @Override
    public int handleParseException(ParameterException exception, String[] args) {
        PrintWriter err = exception.getCommandLine().getErr();
        err.println("montty: " + message(exception));
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
        PrintWriter err = commandLine.getErr();
        if (exception instanceof UsageException) {
            err.println("montty: " + exception.getMessage());
            return ExitCode.USAGE;
        }
        IOException trouble = trouble(exception);
        if (trouble != null) {
            err.println("montty: " + IoReason.of(trouble));
            return ExitCode.FAULT;
        }
        err.println("montty: this is a fault of MonTTY, please report it: " + exception + at(exception));
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
