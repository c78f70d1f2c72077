package io.montty.runtime.checker.compiled;

import io.montty.plugins.loader.PluginPlace;
import io.montty.runtime.checker.RunPlan;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.engine.PlannedNode;
import io.montty.script.ScriptCheckSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hold what a run does as it was kept.
 *
 * <p>Closing it closes the jars that it loaded: their checks must not be run any more.
 */
public final class KeptPlan implements AutoCloseable {

    private final CompiledPlan plan;
    private final Function<MonttyConfig, String> around;
    private @Nullable PluginLoading loading;
    private Set<String> jars = Set.of();

    KeptPlan(CompiledPlan plan, Function<MonttyConfig, String> around) {
        this.plan = plan;
        this.around = around;
    }

    /** Tell whether all that the plan was made from is as it was. */
    public boolean isCurrent() {
        return plan.around().equals(around.apply(plan.config()))
                && plan.inputs().stream().allMatch(Stamp::holds);
    }

    /** Return the configuration of the project directory. */
    public MonttyConfig config() {
        return plan.config();
    }

    /**
     * Return what the run does; the checks of jars are not loaded.
     *
     * @throws OutdatedPlanException if this version would not read the same files in the same way
     */
    public RunPlan run(ScriptCheckSource scripts) throws OutdatedPlanException {
        return new RunPlan(new NodeRestorer(scripts).restored(plan.nodes()), plan.ids(), List.of(), plan.bundle());
    }

    /**
     * Return {@code nodes} with the code of all checks that will run.
     *
     * @throws OutdatedPlanException if a jar is not what it was
     */
    public List<PlannedNode> loaded(List<PlannedNode> nodes, PluginPlace place) throws OutdatedPlanException {
        Set<String> needed = PluginLoading.needed(nodes);
        if (needed.isEmpty()) {
            return nodes;
        }
        PluginLoading ready = loading;
        if (ready == null || !jars.containsAll(needed)) {
            needed.addAll(jars);
            ready = PluginLoading.of(place, needed, plan.offers());
            close();
            loading = ready;
            jars = needed;
        }
        return ready.loaded(nodes);
    }

    /** Return {@code nodes} with what is loaded already; a check that is not crashes because of {@code why}. */
    public List<PlannedNode> asFarAsLoaded(List<PlannedNode> nodes, String why) {
        List<PlannedNode> known = nodes;
        try {
            known = loading == null ? nodes : loading.loaded(nodes);
        } catch (OutdatedPlanException e) {
            // Then none of them is.
        }
        return PluginLoading.without(known, why);
    }

    @Override
    public void close() {
        if (loading != null) {
            loading.source().close();
            loading = null;
        }
    }
}
