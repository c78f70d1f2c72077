package io.montty.runtime.cli;

import io.montty.api.CommandResult.End;
import io.montty.api.CommandResult.Exited;
import io.montty.api.CommandResult.Killed;
import io.montty.api.CommandResult.NotStarted;

/** Put into words how a command ended. */
final class CommandEnd {

    private CommandEnd() {}

    /** Return it so that it goes on from the name of the command. */
    static String inWords(End end) {
        if (end instanceof Exited exited) {
            return "ended with exit code " + exited.code();
        }
        if (end instanceof Killed killed) {
            return "was ended by signal " + killed.signal();
        }
        return end instanceof NotStarted notStarted
                ? "could not be started: " + notStarted.reason()
                : "did not end in time";
    }
}
