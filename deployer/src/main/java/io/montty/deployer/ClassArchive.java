package io.montty.deployer;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.CommandResult.Exited;
import io.montty.api.CommandResult.NotStarted;
import io.montty.api.CommandResult.Overran;
import io.montty.api.Commands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keep up to date what Java has worked out of MonTTY's classes, which every start then saves.
 *
 * @param home the folder that MonTTY was unpacked in
 * @param java the program that runs MonTTY
 * @param commands what runs other programs
 */
record ClassArchive(Path home, Path java, Commands commands) {

    /** The program that makes it, as it is called in {@code bin}. */
    static final String PROGRAM = "montty-archive";

    /**
     * Say what became of it.
     *
     * @param made whether it was made
     * @param line what to tell the user
     */
    record Renewal(boolean made, String line) {}

    /** Make it where it does not fit; do nothing where there is no folder for it that we may write to. */
    Optional<Renewal> renew() throws InterruptedException {
        Path cache = home.resolve("cache");
        if (!Files.isExecutable(program()) || !Files.isDirectory(cache) || !Files.isWritable(cache)) {
            return Optional.empty();
        }
        if (run("--check").succeeded()) {
            return Optional.empty();
        }
        CommandResult result = run();
        if (result.succeeded()) {
            return Optional.of(new Renewal(true, result.stdout().strip()));
        }
        return Optional.of(
                new Renewal(false, "there is no class archive, so that each start takes longer: " + why(result)));
    }

    private CommandResult run(String... words) throws InterruptedException {
        List<String> argv = new ArrayList<>(List.of(program().toString()));
        argv.addAll(List.of(words));
        return commands.run(new Command(argv, Map.of("MONTTY_JAVA", java.toString()), Command.DEFAULT_OUTPUT_LIMIT));
    }

    private static String why(CommandResult result) {
        if (result.end() instanceof NotStarted notStarted) {
            return notStarted.reason();
        }
        if (result.end() instanceof Overran) {
            return PROGRAM + " did not end in time";
        }
        Optional<String> said =
                result.stderr().lines().filter(line -> !line.isBlank()).findFirst();
        String code = result.end() instanceof Exited exited ? "exit code " + exited.code() : "a signal";
        return said.orElse(PROGRAM + " ended with " + code);
    }

    private Path program() {
        return home.resolve("bin").resolve(PROGRAM);
    }
}
