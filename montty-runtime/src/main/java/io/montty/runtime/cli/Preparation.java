package io.montty.runtime.cli;

import io.montty.runtime.checker.RunPlan;
import io.montty.runtime.checker.Selection;
import io.montty.runtime.checker.compiled.KeptPlan;
import io.montty.runtime.checker.compiled.OutdatedPlanException;
import io.montty.runtime.cli.CheckOptions.Switch;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.engine.PlannedNode;
import io.montty.script.ScriptPlaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Find out what a run does: from what an earlier run kept of it while nothing has changed, else by looking at the
 * configuration, the scripts and the jars, and at all that is wrong with them.
 */
final class Preparation implements AutoCloseable {

    private final RunPlace place;
    private final CheckOptions options;
    private final Selection selection;
    private @Nullable KeptPlan kept;
    private @Nullable CheckSession session;
    private @Nullable RunPlan plan;

    private Preparation(RunPlace place, CheckOptions options, boolean afresh) {
        this.place = place;
        this.options = options;
        this.selection = options.selection();
        // Whoever asks what would run wants to know of every mistake, also of those that keep nothing from running.
        boolean anew = afresh || options.has(Switch.NO_PLAN) || options.has(Switch.DRY_RUN);
        this.kept = anew ? null : place.plans().find(selection).orElse(null);
        this.session = kept == null ? new CheckSession(place) : null;
    }

    /**
     * Prepare a run.
     *
     * @throws UsageException if the configuration is wrong
     */
    static Preparation of(RunPlace place, CheckOptions options) {
        return new Preparation(place, options, false);
    }

    /**
     * Prepare a run without what an earlier one kept, so that jars are asked what they offer.
     *
     * @throws UsageException if the configuration is wrong
     */
    static Preparation afresh(RunPlace place, CheckOptions options) {
        return new Preparation(place, options, true);
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
        KeptPlan known = kept;
        return known == null ? session().config() : known.config();
    }

    /** Tell whether what is known still holds, so that another run can be made of it. */
    boolean isCurrent() {
        KeptPlan known = kept;
        return known != null && known.isCurrent();
    }

    /**
     * Return what the run does; of checks that are not scripts, the code may not be loaded yet.
     *
     * @throws UsageException if the selection names nothing
     */
    RunPlan plan() {
        RunPlan known = plan;
        if (known == null) {
            known = kept == null ? planned(session()) : restored(kept);
            plan = known;
        }
        return known;
    }

    /**
     * Return what the run does, ready to run.
     *
     * @param due makes those nodes of a plan carry their last answer that are not due
     */
    Ready ready(Function<RunPlan, List<PlannedNode>> due) {
        RunPlan known = plan();
        KeptPlan before = kept;
        if (before == null) {
            return new Ready(known, due.apply(known));
        }
        List<PlannedNode> nodes = due.apply(known);
        try {
            return new Ready(known, before.loaded(nodes, place.plugins(before.config())));
        } catch (OutdatedPlanException e) {
            try {
                known = anew();
            } catch (UsageException wrong) {
                if (!options.has(Switch.WATCH)) {
                    throw wrong;
                }
                String why = String.valueOf(wrong.getMessage()).replaceAll("\\s*\n\\s*", " ");
                return new Ready(known, before.asFarAsLoaded(nodes, why));
            }
        }
        return new Ready(known, due.apply(known));
    }

    private RunPlan restored(KeptPlan known) {
        try {
            return known.run(place.scripts(known.config(), ScriptPlaces.CHECKS_ONLY));
        } catch (OutdatedPlanException e) {
            return anew();
        }
    }

    private RunPlan anew() {
        CheckSession next = new CheckSession(place);
        RunPlan known;
        try {
            known = planned(next);
        } catch (RuntimeException | Error e) {
            next.close();
            throw e;
        }
        close(); // not before: where the new makes no sense, what is known stays
        kept = null;
        session = next;
        plan = known;
        return known;
    }

    private RunPlan planned(CheckSession open) {
        RunPlan known = Choice.of(open, selection);
        boolean looksOnly = options.has(Switch.NO_REPORT) || options.has(Switch.DRY_RUN);
        if (!looksOnly && !options.has(Switch.NO_PLAN)) {
            keep(open, known);
        }
        return known;
    }

    /** A host without room for a plan finds out each time what it does. */
    private void keep(CheckSession open, RunPlan known) {
        try {
            open.keep(known, selection);
        } catch (IOException | UncheckedIOException e) {
            // As said.
        }
    }

    private CheckSession session() {
        CheckSession open = session;
        if (open == null) {
            open = new CheckSession(place);
            session = open;
        }
        return open;
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
        if (kept != null) {
            kept.close();
        }
    }
}
