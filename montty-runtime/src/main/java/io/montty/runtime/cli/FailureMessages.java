package io.montty.runtime.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tell a person what was wrong with a command line, and why a command failed. */
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
        return new Failures(environment).tell(exception);
    }
}
