package io.montty.runtime.cli;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.runtime.monitor.Doctor;
import io.montty.runtime.process.ProcessRunner;
import io.montty.runtime.process.Surroundings;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Run {@code montty doctor} in a process of its own, as the user would. */
final class LaunchedDoctor implements Doctor {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CliEnvironment environment;
    private final ProjectLayout layout;
    private final Path temporary;

    LaunchedDoctor(CliEnvironment environment, ProjectLayout layout, Path temporary) {
        this.environment = environment;
        this.layout = layout;
        this.temporary = temporary;
    }

    @Override
    public List<String> examine() throws InterruptedException {
        String byHand = "; run it by hand: montty doctor --project " + layout.root();
        if (environment.home().isEmpty()) {
            return List.of("the doctor is not here, since this montty was not started from its distribution" + byHand);
        }
        Path launcher = environment.home().get().resolve("bin/montty");
        Surroundings surroundings = new Surroundings(environment.workingDirectory(), environment.variables());
        try (ProcessRunner runner =
                new ProcessRunner(surroundings, temporary, UUID.randomUUID().toString())) {
            CommandResult result = runner.run(
                    Command.of(
                            launcher.toString(),
                            "doctor",
                            "--project",
                            layout.root().toString()),
                    "",
                    PATIENCE);
            return lines(result, launcher + " doctor", byHand);
        } catch (IOException e) {
            return List.of("the doctor could not be called: " + IoReason.of(e) + byHand);
        }
    }

    private static List<String> lines(CommandResult result, String command, String byHand) {
        TextSanitizer sanitizer = new TextSanitizer();
        List<String> lines = new ArrayList<>(sanitizer.lines(result.stdout()));
        lines.addAll(sanitizer.lines(result.stderr()));
        if (result.end() instanceof CommandResult.NotStarted notStarted) {
            lines.add(command + " could not be started: " + notStarted.reason() + byHand);
        } else if (result.end() instanceof CommandResult.Overran) {
            lines.add(command + " did not end in " + PATIENCE.toSeconds() + " s" + byHand);
        } else if (lines.isEmpty()) {
            lines.add(command + " ended without a word" + byHand);
        }
        return lines;
    }
}
