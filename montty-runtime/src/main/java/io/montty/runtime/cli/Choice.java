package io.montty.runtime.cli;

import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.runtime.checker.Plan;
import io.montty.runtime.checker.RunPlan;
import io.montty.runtime.checker.Selection;

/** Choose what runs. */
final class Choice {

    private Choice() {}

    /**
     * Choose by tags and ids; what is wrong about the choice is among the findings.
     *
     * @throws UsageException if one of them names nothing, and nothing else is wrong with the checks
     */
    static RunPlan of(CheckSession session, Selection selection) {
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
        return RunPlan.of(told, chosen.nodes(), session.project().root());
    }
}
