package io.montty.runtime.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Run a command line in a process of its own, for what would end the test's own process. */
final class ChildCli {

    /** The first Java that warns of native code that was not allowed. */
    private static final int FIRST_TO_ASK = 24;

    private ChildCli() {}

    /** Be that process. */
    public static void main(String[] args) {
        ExitGuard exit = new ExitGuard();
        CliEnvironment environment = new CliEnvironment(
                Path.of("").toAbsolutePath(),
                Path.of("/"),
                Optional.empty(),
                System.getenv(),
                "tester",
                Clock.systemUTC(),
                false,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                exit);
        exit.exit(MonttyCli.commandLine(environment).execute(args));
    }

    /** Start such a process; its output goes to the files {@code out} and {@code err} in {@code folder}. */
    static Process start(Path folder, String... args) throws IOException {
        return start(folder, Map.of(), args);
    }

    /** Start such a process with {@code variables} added to its environment. */
    static Process start(Path folder, Map<String, String> variables, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= FIRST_TO_ASK) {
            command.add("--enable-native-access=ALL-UNNAMED"); // as the launcher does
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ChildCli.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder child = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        child.environment().putAll(variables);
        return child.start();
    }
}
