package io.montty.script;

import java.nio.file.Path;
import java.util.HashMap;
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

    /** Return {@code configured} and the variables that tell script {@code id} where it is, and that make all scripts print alike. */
    Map<String, String> environment(String id, Map<String, String> configured) {
        Map<String, String> environment = new HashMap<>(configured);
        environment.put("MONTTY_CHECK", id);
        environment.put("MONTTY_CHECKS", checks.toString());
        environment.put("MONTTY_DATA_FILES", checks + "/DATA_FILES");
        environment.put("MONTTY_BASH_SCRIPTS", checks + "/BASH_SCRIPTS");
        environment.put("LC_NUMERIC", "C");
        return environment;
    }
}
