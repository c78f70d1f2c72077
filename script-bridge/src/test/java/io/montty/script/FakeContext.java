package io.montty.script;

import io.montty.api.Baseline;
import io.montty.api.CheckContext;
import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.Commands;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Answer every command with the same result, and remember the commands. */
final class FakeContext implements CheckContext {

    final List<Command> commands = new ArrayList<>();
    private final CommandResult result;

    private FakeContext(CommandResult result) {
        this.result = result;
    }

    static FakeContext exits(int code, String stdout, String stderr) {
        return ends(new CommandResult.Exited(code), stdout, stderr);
    }

    static FakeContext ends(CommandResult.End end, String stdout, String stderr) {
        return answers(new CommandResult(end, stdout, stderr, false));
    }

    static FakeContext answers(CommandResult result) {
        return new FakeContext(result);
    }

    @Override
    public <C extends Record> C config(Class<C> type) {
        throw new IllegalArgumentException("scripts have no configuration record, asked for " + type);
    }

    @Override
    public Path root() {
        return Path.of("/");
    }

    @Override
    public Commands commands() {
        return command -> {
            commands.add(command);
            return result;
        };
    }

    @Override
    public Clock clock() {
        return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    }

    @Override
    public Baseline baseline() {
        throw new AssertionError("the check asked for its baseline");
    }
}
