package io.montty.script.dialect;

import java.util.List;

/**
 * Read a tool that prints for people only: all it prints is text.
 *
 * @param name the preset that its exit codes come from
 * @param exitCodes what its exit codes mean
 */
record PlainDialect(String name, ExitCodes exitCodes) implements Dialect {

    @Override
    public Dialect withExitCodes(ExitCodes exitCodes) {
        return new PlainDialect(name, exitCodes);
    }

    @Override
    public Reading read(int exitCode, ScriptOutput output) {
        return Reading.of(exitCode, exitCodes.verdict(exitCode), output.lines(), List.of());
    }
}
