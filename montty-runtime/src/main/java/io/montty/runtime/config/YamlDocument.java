package io.montty.runtime.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Hold a configuration file that was read, and where everything in it stands.
 *
 * @param file the file's name for messages
 * @param root the outermost mapping; empty for an empty file
 * @param lines the line of each key and list element
 * @param problems mistakes in the file's form; if there are any, {@code root} is not to be trusted
 */
public record YamlDocument(String file, ObjectNode root, Map<KeyPath, Integer> lines, List<Problem> problems) {

    public YamlDocument {
        lines = Map.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /** Return this document with one more mistake that makes it not to be trusted. */
    YamlDocument with(Problem problem) {
        List<Problem> more = new ArrayList<>(problems);
        more.add(problem);
        return new YamlDocument(file, root, lines, more);
    }

    /** Make a mistake about the value at {@code path}; one that is missing stands where its parent stands. */
    Problem problem(KeyPath path, String message) {
        KeyPath known = path;
        while (!known.steps().isEmpty() && !lines.containsKey(known)) {
            known = known.parent();
        }
        return new Problem(file, lines.getOrDefault(known, 0), path.toString(), message);
    }
}
