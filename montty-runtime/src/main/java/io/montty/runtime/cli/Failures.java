package io.montty.runtime.cli;

import io.montty.runtime.state.DamagedStateException;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Tell a person why a command failed, in words and without a stack trace. */
final class Failures {

    private final CliEnvironment environment;

    Failures(CliEnvironment environment) {
        this.environment = environment;
    }

    /** Say what {@code exception} means, and return the exit code. */
    int tell(Exception exception) {
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
        environment.say(fault(exception));
        return ExitCode.FAULT;
    }

    /** Return what to say of {@code failure}, where nobody expected it. */
    static String why(Throwable failure) {
        IOException trouble = failure instanceof Exception exception ? trouble(exception) : null;
        return trouble == null ? fault(failure) : IoReason.of(trouble);
    }

    /** Return what to say of what should not have happened. */
    static String fault(Throwable fault) {
        return "this is a fault of MonTTY, please report it: " + fault + at(fault);
    }

    private static @Nullable IOException trouble(Exception exception) {
        return exception instanceof UncheckedIOException unchecked
                ? unchecked.getCause()
                : exception instanceof IOException trouble ? trouble : null;
    }

    private static String at(Throwable exception) {
        StackTraceElement[] trace = exception.getStackTrace();
        return trace.length == 0 ? "" : " (at " + trace[0] + ")";
    }
}
