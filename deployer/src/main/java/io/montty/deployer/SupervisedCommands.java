package io.montty.deployer;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.Commands;
import io.montty.runtime.cli.CliEnvironment;
import io.montty.runtime.cli.UsageException;
import io.montty.runtime.process.ProcessRunner;
import io.montty.runtime.process.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Run the few commands that a deployment needs, by the process runner that runs everything. */
final class SupervisedCommands implements Commands {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * What is done on another host by ssh may be a copy over a slow line, or a run of all its checks; a class archive is a
     * minute's work for a small machine, and it may have other work to do.
     */
    private static final Duration LONG_PATIENCE = Duration.ofMinutes(15);

    private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

    private final CliEnvironment environment;

    SupervisedCommands(CliEnvironment environment) {
        this.environment = environment;
    }

    /** @throws UsageException if there is no place for the command's output */
    @Override
    public CommandResult run(Command command) throws InterruptedException {
        try (ProcessRunner runner = runner()) {
            return runner.run(command, "deploy", patience(command));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clean up in " + temporary(environment), e);
        }
    }

    private static Duration patience(Command command) {
        boolean takesLong =
                command.argv().contains("ssh") || command.argv().get(0).endsWith(ClassArchive.PROGRAM);
        return takesLong ? LONG_PATIENCE : PATIENCE;
    }

    private ProcessRunner runner() {
        Map<String, String> variables =
                Map.of("PATH", environment.variable("PATH").orElse(USUAL_PATH), "LC_ALL", "C");
        try {
            return new ProcessRunner(
                    new Surroundings(environment.root(), variables),
                    temporary(environment),
                    UUID.randomUUID().toString());
        } catch (IOException e) {
            throw new UsageException("cannot make a folder for the output of commands in " + temporary(environment)
                    + ": " + e.getMessage() + "; make room there, or set TMPDIR to another folder");
        }
    }

    /** Return the folder for files that are needed for a moment. */
    static Path temporary(CliEnvironment environment) {
        return Path.of(environment.variable("TMPDIR").orElse("/tmp"));
    }
}
