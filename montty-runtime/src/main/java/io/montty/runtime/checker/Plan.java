package io.montty.runtime.checker;

import io.montty.api.Finding;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Hold what a run would do before anything is selected.
 *
 * @param nodes the outermost nodes of the check tree
 * @param dormant nodes that run only where they are asked for
 * @param origins the files that make the plan what it is, those of the checks and {@code checks.yaml}, relative to the project directory
 * @param findings what is wrong with the checks and their configuration
 */
public record Plan(List<PlannedNode> nodes, List<PlannedNode> dormant, List<String> origins, List<Finding> findings) {

    public Plan {
        nodes = List.copyOf(nodes);
        dormant = List.copyOf(dormant);
        origins = List.copyOf(origins);
        findings = List.copyOf(findings);
    }

    /** Return this plan with more files that it depends on. */
    public Plan withOrigins(List<String> more) {
        return new Plan(
                nodes, dormant, Stream.concat(origins.stream(), more.stream()).toList(), findings);
    }

    /** Return this plan with more findings. */
    public Plan withFindings(List<Finding> more) {
        return new Plan(
                nodes,
                dormant,
                origins,
                Stream.concat(findings.stream(), more.stream()).toList());
    }

    /** Return the ids of the whole tree, each once: a group, then its filters and its members. */
    public List<String> ids() {
        Set<String> ids = new LinkedHashSet<>();
        nodes.forEach(node -> collect(node, ids));
        return List.copyOf(ids);
    }

    private static void collect(PlannedNode node, Set<String> ids) {
        ids.add(node.spec().id());
        if (node instanceof PlannedGroup group) {
            group.filters().forEach(filter -> collect(filter, ids));
            group.members().forEach(member -> collect(member, ids));
        }
    }
}
