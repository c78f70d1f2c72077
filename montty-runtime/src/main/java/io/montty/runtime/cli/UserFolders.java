package io.montty.runtime.cli;

import io.montty.runtime.monitor.UserFiles;
import java.nio.file.Path;
import java.util.Optional;

/** Know where a user's own files are, as the XDG base directories say. */
record UserFolders(CliEnvironment environment) {

    private static final Path STATE = Path.of(".local/state");
    private static final Path CONFIG = Path.of(".config");

    /** A home that is no whole path would be another one in each folder. */
    Path home() {
        return environment
                .variable("HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(Path.of("/"));
    }

    /** Return the file of what the user likes in the monitor. */
    Path preferences() {
        return folder("XDG_CONFIG_HOME", CONFIG).resolve("monitor");
    }

    UserFiles files() {
        return new UserFiles(environment.workingDirectory(), home(), folder("XDG_STATE_HOME", STATE));
    }

    /** A path that is not absolute is to be passed over. */
    private Path folder(String variable, Path otherwise) {
        Optional<Path> said = environment.variable(variable).map(Path::of).filter(Path::isAbsolute);
        return said.orElseGet(() -> home().resolve(otherwise)).resolve("montty");
    }
}
