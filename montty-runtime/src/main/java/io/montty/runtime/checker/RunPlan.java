package io.montty.runtime.checker;

import io.montty.api.Finding;
import io.montty.runtime.engine.PlannedNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hold what one run does.
 *
 * @param nodes the outermost nodes that were chosen
 * @param ids the ids of all checks that this host means to run
 * @param findings what is wrong with the checks, their configuration and the choice
 * @param bundle a digest of the files that the checks come from
 */
public record RunPlan(List<PlannedNode> nodes, List<String> ids, List<Finding> findings, String bundle) {

    public RunPlan {
        nodes = List.copyOf(nodes);
        ids = List.copyOf(ids);
        findings = List.copyOf(findings);
    }

    /** Choose {@code nodes} of {@code plan}, which is that of the project directory {@code project}. */
    public static RunPlan of(Plan plan, List<PlannedNode> nodes, Path project) {
        return new RunPlan(nodes, plan.ids(), plan.findings(), Bundle.digest(project, plan.origins()));
    }

    /** Return this plan with more findings. */
    public RunPlan withFindings(List<Finding> more) {
        return new RunPlan(
                nodes, ids, Stream.concat(findings.stream(), more.stream()).toList(), bundle);
    }
}
