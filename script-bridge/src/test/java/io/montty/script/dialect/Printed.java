package io.montty.script.dialect;

import io.montty.api.CommandResult;

/** Stand for what a script printed. */
final class Printed {

    private Printed() {}

    static ScriptOutput on(String stdout, String stderr) {
        return ScriptOutput.of(new CommandResult(new CommandResult.Exited(0), stdout, stderr, false));
    }

    static ScriptOutput on(String stdout) {
        return on(stdout, "");
    }

    static ScriptOutput cut(String stdout) {
        return ScriptOutput.of(new CommandResult(new CommandResult.Exited(0), stdout, "", true));
    }
}
