package io.montty.runtime.process;

import io.montty.api.CommandResult;
import io.montty.api.CommandResult.End;
import io.montty.api.CommandResult.Exited;
import io.montty.api.CommandResult.Killed;
import io.montty.api.CommandResult.NotStarted;
import io.montty.api.CommandResult.Overran;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tell from what {@code setsid --wait} says how the command that it started has ended.
 *
 * <p>Java cannot: it gives 137 for exit code 137 and for a death by signal 9 alike.
 */
final class SetsidReport {

    private static final Pattern SIGNALLED =
            Pattern.compile("setsid: child \\d+ did not exit normally(?:: [^\\n]*)?\\n?\\z");
    private static final Pattern NOT_EXECUTED = Pattern.compile("\\Asetsid: failed to execute ([^\\n]*)\\n?\\z");
    private static final int CORE_DUMPED = 0x80;

    private SetsidReport() {}

    /** Return the result of a command that overran its deadline. */
    static CommandResult overran(OutputFile stdout, OutputFile stderr) throws IOException {
        OutputFile.Printed errors = stderr.printed();
        return result(
                new Overran(), stdout, errors, SIGNALLED.matcher(errors.text()).replaceFirst(""));
    }

    /** Return the result of a command for which setsid ended with {@code exitCode}. */
    static CommandResult ended(int exitCode, OutputFile stdout, OutputFile stderr) throws IOException {
        OutputFile.Printed errors = stderr.printed();
        Matcher notExecuted = NOT_EXECUTED.matcher(errors.text());
        if (notExecuted.find()) {
            return new CommandResult(new NotStarted("cannot execute " + notExecuted.group(1)), "", "", false);
        }
        if (SIGNALLED.matcher(stderr.tail()).find()) {
            End killed = new Killed(exitCode & ~CORE_DUMPED);
            return result(
                    killed, stdout, errors, SIGNALLED.matcher(errors.text()).replaceFirst(""));
        }
        return result(new Exited(exitCode), stdout, errors, errors.text());
    }

    private static CommandResult result(End end, OutputFile stdout, OutputFile.Printed errors, String shown)
            throws IOException {
        OutputFile.Printed output = stdout.printed();
        return new CommandResult(end, output.text(), shown, output.cut() || errors.cut());
    }
}
