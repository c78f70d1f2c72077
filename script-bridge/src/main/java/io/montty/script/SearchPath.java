package io.montty.script;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Find programs by name as a script will.
 *
 * @param value folders separated by colons, as in the PATH variable
 */
record SearchPath(String value) {

    /** Return the first executable file called {@code program} in the absolute folders of this path. */
    Optional<String> find(String program) {
        return Arrays.stream(value.split(":", -1))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> folder + "/" + program)
                .filter(SearchPath::isProgram)
                .findFirst();
    }

    /** Tell whether {@code file} names an executable file. */
    static boolean isProgram(String file) {
        try {
            Path path = Path.of(file);
            return Files.isRegularFile(path) && Files.isExecutable(path);
        } catch (InvalidPathException e) {
            return false; // a NUL, or a letter that this locale cannot write: there is no such file
        }
    }
}
