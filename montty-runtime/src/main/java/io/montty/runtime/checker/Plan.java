package io.montty.runtime.checker;

import io.montty.api.Finding;
import io.montty.runtime.engine.PlannedNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hold what a run would do before anything is selected.
 *
 * @param nodes the outermost nodes of the check tree
 * @param origins the files that the nodes came from, relative to the project directory
 * @param findings what is wrong with the checks and their configuration
 */
public record Plan(List<PlannedNode> nodes, List<String> origins, List<Finding> findings) {

    public Plan {
        nodes = List.copyOf(nodes);
        origins = List.copyOf(origins);
        findings = List.copyOf(findings);
    }

    /** Return this plan with more findings. */
    public Plan withFindings(List<Finding> more) {
        return new Plan(
                nodes, origins, Stream.concat(findings.stream(), more.stream()).toList());
    }
}
