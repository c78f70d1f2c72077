package io.montty.runtime.cli;

import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.runtime.checker.Plan;
import io.montty.runtime.checker.Selection;
import io.montty.runtime.engine.PlannedNode;
import java.util.List;
import java.util.Set;

/**
 * Hold what was chosen to run.
 *
 * @param plan what it was chosen from, with what is wrong about the choice
 * @param nodes what runs
 */
record Choice(Plan plan, List<PlannedNode> nodes) {

    /**
     * Choose by tags and ids.
     *
     * @throws UsageException if one of them names nothing, and nothing else is wrong with the checks
     */
    static Choice of(CheckSession session, Set<String> tags, List<String> only) {
        Selection selection = new Selection(tags, only);
        Plan plan = session.plan(selection);
        Selection.Chosen chosen = selection.from(plan.nodes(), plan.dormant());
        if (!chosen.problems().isEmpty()) { // what there is to choose from is told of all, loaded or not
            plan = session.plan();
            chosen = selection.from(plan.nodes(), plan.dormant());
        }
        if (!chosen.problems().isEmpty() && plan.findings().isEmpty()) {
            throw new UsageException(String.join("\nmontty: ", chosen.problems()));
        }
        // A tag that is gone because its check is broken must not silence the host: the server gets to know of both.
        Plan told = plan.withFindings(chosen.problems().stream()
                .map(problem -> new Finding("selection", Status.ALERT, problem))
                .toList());
        return new Choice(told, chosen.nodes());
    }
}
