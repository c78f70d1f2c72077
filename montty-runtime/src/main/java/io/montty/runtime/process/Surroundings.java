package io.montty.runtime.process;

import java.nio.file.Path;
import java.util.Map;

/**
 * Say what every command of a run finds around it.
 *
 * @param workingDirectory the folder it starts in
 * @param environment all the variables it gets beside its own; nothing is inherited
 */
public record Surroundings(Path workingDirectory, Map<String, String> environment) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }
}
