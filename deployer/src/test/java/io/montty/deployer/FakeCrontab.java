package io.montty.deployer;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.CommandResult.Exited;
import io.montty.api.Commands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keep a crontab as crontab(1) does for one user. */
final class FakeCrontab implements Commands {

    private Optional<String> table = Optional.empty();
    private Optional<CommandResult> always = Optional.empty();
    private int writes;

    void hold(String text) {
        table = Optional.of(text);
    }

    void answer(CommandResult result) {
        always = Optional.of(result);
    }

    String table() {
        return table.orElseThrow();
    }

    int writes() {
        return writes;
    }

    @Override
    public CommandResult run(Command command) {
        if (always.isPresent()) {
            return always.get();
        }
        String argument = command.argv().get(1);
        if (argument.equals("-l")) {
            return table.map(text -> ended(0, text, "")).orElseGet(() -> ended(1, "", "no crontab for alice\n"));
        }
        try {
            table = Optional.of(Files.readString(Path.of(argument)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        writes++;
        return ended(0, "", "");
    }

    static CommandResult ended(int code, String out, String err) {
        return new CommandResult(new Exited(code), out, err, false);
    }
}
