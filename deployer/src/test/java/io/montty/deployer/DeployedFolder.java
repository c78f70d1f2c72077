package io.montty.deployer;

import io.montty.api.Commands;
import io.montty.runtime.cli.CliEnvironment;
import io.montty.runtime.cli.ExitGuard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** Deploy from a small distribution of our own into folders below a temporary one. */
final class DeployedFolder {

    private final Path folder;
    private final Path home;
    private final Path java;
    private final Commands commands;
    private final Map<String, String> variables;

    private DeployedFolder(Path folder, Path home, Path java, Commands commands, Map<String, String> variables) {
        this.folder = folder;
        this.home = home;
        this.java = java;
        this.commands = commands;
        this.variables = variables;
    }

    /** Make a distribution with one script, one data file, a checks.yaml and one plugin below {@code folder}. */
    static DeployedFolder below(Path folder) throws IOException {
        DeployedFolder deployed = new DeployedFolder(
                folder,
                folder.resolve("dist home"),
                Path.of("/none/bin/java"),
                command -> {
                    throw new AssertionError("no command was expected, but this came: " + command);
                },
                Map.of("TMPDIR", folder.toString()));
        Shell.program(deployed.home.resolve("checks/scripts/chk_ports.sh"), "#!/bin/sh\necho 1\n");
        deployed.ship("checks/scripts/checks.yaml", "checks: {}\n");
        deployed.ship("checks/scripts/DATA_FILES/ports", "22\n");
        deployed.ship("plugins/montty-checks-host.jar", "jar");
        return deployed;
    }

    DeployedFolder with(Commands commands) {
        return new DeployedFolder(folder, home, java, commands, variables);
    }

    /** Return the same, with these in its environment beside what is there. */
    DeployedFolder with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(variables);
        all.putAll(more);
        return new DeployedFolder(folder, home, java, commands, all);
    }

    /** Return the same, called in another folder. */
    DeployedFolder calledIn(Path other) {
        return new DeployedFolder(other, home, java, commands, variables);
    }

    DeployedFolder withJava(Path program) {
        return new DeployedFolder(folder, home, program, commands, variables);
    }

    Path home() {
        return home;
    }

    void ship(String path, String text) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Run {@code montty deploy} with these arguments. */
    Ended deploy(String... arguments) {
        String[] words = new String[arguments.length + 1];
        words[0] = "deploy";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        return montty(words);
    }

    /** Run {@code montty} with these arguments. */
    Ended montty(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = commandLine(out, err, arguments).execute(arguments);
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Return the commands that {@code montty} has where it is called with these arguments. */
    CommandLine commandLine(String... arguments) {
        return commandLine(new ByteArrayOutputStream(), new ByteArrayOutputStream(), arguments);
    }

    private CommandLine commandLine(ByteArrayOutputStream out, ByteArrayOutputStream err, String... arguments) {
        CliEnvironment environment = new CliEnvironment(
                folder,
                Path.of("/"),
                Optional.of(home),
                variables,
                "alice",
                Clock.systemUTC(),
                false,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ExitGuard());
        return Main.commandLine(environment, java, commands, arguments);
    }
}
