package io.montty.plugins.testkit;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.runtime.engine.HostAccess.CommandRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answer commands as a test says; a program that no test knows is not installed. */
final class FakeCommands implements CommandRunner {

    private final Map<List<String>, CommandResult> commands = new ConcurrentHashMap<>();
    private final Map<String, CommandResult> programs = new ConcurrentHashMap<>();
    private final List<Command> asked = new ArrayList<>();
    private volatile boolean hanging;

    void answer(List<String> argv, CommandResult result) {
        commands.put(List.copyOf(argv), result);
    }

    void answerAll(String program, CommandResult result) {
        programs.put(program, result);
    }

    /** Let no command come back by itself. */
    void hang() {
        hanging = true;
    }

    List<Command> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    @Override
    public CommandResult run(Command command, String check, Duration patience) throws InterruptedException {
        synchronized (asked) {
            asked.add(command);
        }
        if (hanging) {
            return overrun(patience);
        }
        CommandResult result = commands.getOrDefault(
                command.argv(), programs.get(command.argv().get(0)));
        return result == null ? notInstalled(command) : result;
    }

    private static CommandResult overrun(Duration patience) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            Thread.sleep(Math.max(0, patience.toMillis()) + 1); // what is less than a millisecond counts, too
        } catch (InterruptedException e) {
            // As the real runner does: the result is there, and the thread stays interrupted.
            Thread.currentThread().interrupt();
        }
        return new CommandResult(new CommandResult.Overran(), "", "", false);
    }

    private CommandResult notInstalled(Command command) {
        String program = command.argv().get(0);
        boolean known = commands.keySet().stream().anyMatch(argv -> argv.get(0).equals(program));
        if (known) {
            throw new AssertionError("the check runs " + command.argv() + ", but the test answers only "
                    + commands.keySet() + "; give an answer with host.command(List.of(...), \"output\")");
        }
        return new CommandResult(new CommandResult.NotStarted("no program '" + program + "' in PATH"), "", "", false);
    }
}
