package io.montty.runtime.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Find programs as execvp(3) does. */
final class Programs {

    private Programs() {}

    /** Return why {@code program} cannot be started from {@code workingDirectory}, or empty if it can. */
    static Optional<String> whyNot(String program, Path workingDirectory, String searchPath) {
        if (program.indexOf('/') >= 0) {
            Path file = workingDirectory.resolve(program);
            if (!Files.isRegularFile(file)) {
                return Optional.of("no such program: " + program);
            }
            return Files.isExecutable(file) ? Optional.empty() : Optional.of(program + " has no run bit");
        }
        return find(program, searchPath).isPresent()
                ? Optional.empty()
                : Optional.of("no program '" + program + "' in PATH " + searchPath);
    }

    /** Return the file that is started for {@code program}, a name without folder. */
    static Optional<Path> find(String program, String searchPath) {
        for (String folder : searchPath.split(":", -1)) {
            Path file = Path.of(folder, program);
            if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
