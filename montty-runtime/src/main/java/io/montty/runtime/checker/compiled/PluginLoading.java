package io.montty.runtime.checker.compiled;

import io.montty.api.Check;
import io.montty.api.CheckSpec;
import io.montty.api.Discovery;
import io.montty.plugins.loader.KnownJars;
import io.montty.plugins.loader.LoadedCheck;
import io.montty.plugins.loader.PluginCheckSource;
import io.montty.plugins.loader.PluginPlace;
import io.montty.runtime.checker.Instance;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Load those jars that checks of a plan need which are about to run, and no others. */
final class PluginLoading {

    private final PluginCheckSource source;
    private final Offers offers;
    private final RecordJson records = new RecordJson();

    private PluginLoading(PluginCheckSource source, Offers offers) {
        this.source = source;
        this.offers = offers;
    }

    /** Return the jars of those checks among {@code nodes} that will run and are not loaded. */
    static Set<String> needed(List<PlannedNode> nodes) {
        Set<String> jars = new TreeSet<>();
        nodes.forEach(node -> collect(node, jars));
        return jars;
    }

    private static void collect(PlannedNode node, Set<String> jars) {
        if (node.elsewhere().isPresent()) {
            return;
        }
        if (node instanceof PlannedGroup group) {
            group.filters().forEach(filter -> collect(filter, jars));
            group.members().forEach(member -> collect(member, jars));
        } else if (node instanceof PlannedCheck check
                && check.check() instanceof Unloaded unloaded
                && check.terms().carried().isEmpty()) {
            jars.add(unloaded.java().origin());
        }
    }

    /**
     * Load {@code jars}.
     *
     * @param offered what each jar offered when the plan was made
     * @throws OutdatedPlanException if there is trouble with one, or it does not offer the same any more
     */
    static PluginLoading of(PluginPlace place, Set<String> jars, Map<String, String> offered)
            throws OutdatedPlanException {
        PluginCheckSource source =
                new PluginCheckSource(place, KnownJars.only(file -> jars.contains(place.origin() + file)));
        Discovery discovery = source.discover();
        Offers offers = Offers.of(discovery);
        boolean same = discovery.findings().isEmpty()
                && jars.stream()
                        .allMatch(jar -> offers.texts().getOrDefault(jar, "").equals(offered.get(jar)));
        if (!same) {
            source.close();
            throw new OutdatedPlanException("a plugin is not what it was");
        }
        return new PluginLoading(source, offers);
    }

    /** Return {@code nodes} so that checks that would run and are not loaded crash because of {@code why}. */
    static List<PlannedNode> without(List<PlannedNode> nodes, String why) {
        return nodes.stream()
                .map(node -> node.withChecks(check -> without(check, why)))
                .toList();
    }

    private static PlannedCheck without(PlannedCheck check, String why) {
        if (!(check.check() instanceof Unloaded unloaded)
                || check.terms().carried().isPresent()
                || check.broken().isPresent()) {
            return check;
        }
        return check.notToRun(unloaded.java().origin() + " is not what it was, and cannot be looked at anew: " + why);
    }

    PluginCheckSource source() {
        return source;
    }

    /** Return {@code nodes} with the checks of the loaded jars. */
    List<PlannedNode> loaded(List<PlannedNode> nodes) throws OutdatedPlanException {
        List<PlannedNode> loaded = new ArrayList<>();
        for (PlannedNode node : nodes) {
            loaded.add(loaded(node));
        }
        return loaded;
    }

    private PlannedNode loaded(PlannedNode node) throws OutdatedPlanException {
        if (node instanceof PlannedGroup group) {
            return new PlannedGroup(
                    group.spec(), group.mode(), loaded(group.filters()), loaded(group.members()), group.elsewhere());
        }
        PlannedCheck check = (PlannedCheck) node;
        if (!(check.check() instanceof Unloaded unloaded)) {
            return check;
        }
        Optional<LoadedCheck> found = offers.check(unloaded.java().check());
        return found.isEmpty() ? check : loaded(check, unloaded.java(), found.get());
    }

    private PlannedCheck loaded(PlannedCheck check, CompiledNode.Java kept, LoadedCheck found)
            throws OutdatedPlanException {
        CheckSpec own = check.spec();
        CheckSpec spec = new CheckSpec(
                own.id(),
                own.title(),
                own.tags(),
                own.timeout(),
                found.spec().config(),
                found.spec().interval());
        Check code = kept.check().equals(own.id()) ? found : new Instance(found, spec);
        return new PlannedCheck(spec, code, config(kept, found), Optional.empty(), check.terms());
    }

    private Optional<Record> config(CompiledNode.Java kept, LoadedCheck found) throws OutdatedPlanException {
        if (kept.config() == null) {
            return Optional.empty();
        }
        Optional<? extends Record> config = records.read(
                kept.config().getBytes(StandardCharsets.UTF_8), found.spec().config());
        if (config.isEmpty()) {
            throw new OutdatedPlanException("the configuration of " + kept.check() + " does not fit it any more");
        }
        return config.map(Record.class::cast);
    }
}
