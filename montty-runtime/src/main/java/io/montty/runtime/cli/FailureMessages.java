package io.montty.runtime.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
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
        if (exception instanceof FileSystemException failure) {
            err.println("montty: " + describe(failure));
            return ExitCode.FAULT;
        }
        err.println("montty: this is a fault of MonTTY, please report it: " + exception + at(exception));
        return ExitCode.FAULT;
    }

    /** Return what went wrong with which file, in words. */
    static String describe(IOException e) {
        if (!(e instanceof FileSystemException failure)) {
            return String.valueOf(e.getMessage());
        }
        String reason = failure instanceof AccessDeniedException ? "permission denied" : failure.getReason();
        return failure.getFile() + ": " + (reason == null ? failure.getClass().getSimpleName() : reason);
    }

    private static String at(Exception exception) {
        StackTraceElement[] trace = exception.getStackTrace();
        return trace.length == 0 ? "" : " (at " + trace[0] + ")";
    }
}
