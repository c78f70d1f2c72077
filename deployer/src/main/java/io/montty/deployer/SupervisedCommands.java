package io.montty.deployer;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.Commands;
import io.montty.runtime.cli.CliEnvironment;
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
    private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

    private final CliEnvironment environment;

    SupervisedCommands(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public CommandResult run(Command command) throws InterruptedException {
        Map<String, String> variables =
                Map.of("PATH", environment.variable("PATH").orElse(USUAL_PATH), "LC_ALL", "C");
        Surroundings surroundings = new Surroundings(environment.root(), variables);
        String nonce = UUID.randomUUID().toString();
        try (ProcessRunner runner = new ProcessRunner(surroundings, temporary(environment), nonce)) {
            return runner.run(command, "deploy", PATIENCE);
        } catch (IOException e) {
            throw new UncheckedIOException("no private folder in " + temporary(environment), e);
        }
    }

    /** Return the folder for files that are needed for a moment. */
    static Path temporary(CliEnvironment environment) {
        return Path.of(environment.variable("TMPDIR").orElse("/tmp"));
    }
}
