package io.montty.runtime.cli;

import io.montty.runtime.checker.RunPlan;
import io.montty.runtime.checker.Selection;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.engine.PlannedNode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Find out what a run does. */
final class Preparation implements AutoCloseable {

    private final RunPlace place;
    private final Selection selection;
    private final CheckSession session;
    private @Nullable RunPlan plan;

    private Preparation(RunPlace place, Selection selection) {
        this.place = place;
        this.selection = selection;
        this.session = new CheckSession(place);
    }

    /**
     * Prepare a run.
     *
     * @throws UsageException if the configuration is wrong
     */
    static Preparation of(RunPlace place, CheckOptions options) {
        return new Preparation(place, options.selection());
    }

    /**
     * Hold what can be run at once.
     *
     * @param plan what the run does
     * @param nodes the nodes of it, as they are due, with all that they need loaded
     */
    record Ready(RunPlan plan, List<PlannedNode> nodes) {}

    RunPlace place() {
        return place;
    }

    MonttyConfig config() {
        return session.config();
    }

    /**
     * Return what the run does; of checks that are not scripts, the code may not be loaded yet.
     *
     * @throws UsageException if the selection names nothing
     */
    RunPlan plan() {
        if (plan == null) {
            plan = Choice.of(session, selection);
        }
        return plan;
    }

    /**
     * Return what the run does, ready to run.
     *
     * @param due makes those nodes of a plan carry their last answer that are not due
     */
    Ready ready(Function<RunPlan, List<PlannedNode>> due) {
        RunPlan plan = plan();
        return new Ready(plan, due.apply(plan));
    }

    @Override
    public void close() {
        session.close();
    }
}
