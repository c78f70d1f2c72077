package io.montty.script;

import java.nio.file.Path;
import java.util.Map;

/**
 * Name the folders that scripts live in.
 *
 * @param checks the project's CHECKS folder, absolute
 * @param project the project directory, absolute
 */
record ScriptFolders(Path checks, Path project) {

    /** Return what a person calls {@code file}: its path from the project directory, if it lies there. */
    String origin(Path file) {
        Path shown = file.startsWith(project) ? project.relativize(file) : file;
        return Printable.of(shown.toString());
    }

    /** Return the variables that tell script {@code id} where it is, and that make all scripts print alike. */
    Map<String, String> environment(String id) {
        return Map.of(
                "MONTTY_CHECK", id,
                "MONTTY_CHECKS", checks.toString(),
                "MONTTY_DATA_FILES", checks.resolve("DATA_FILES").toString(),
                "MONTTY_BASH_SCRIPTS", checks.resolve("BASH_SCRIPTS").toString(),
                "LC_NUMERIC", "C");
    }
}
