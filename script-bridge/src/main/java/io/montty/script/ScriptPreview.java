package io.montty.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Say how a script would be started.
 *
 * @param argv the words that it would be started with; empty if it would not be
 * @param environment the variables set beside those that every command gets
 * @param hindrance what would keep it from being started, and what to do about it
 */
public record ScriptPreview(List<String> argv, Map<String, String> environment, Optional<String> hindrance) {

    public ScriptPreview {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }
}
