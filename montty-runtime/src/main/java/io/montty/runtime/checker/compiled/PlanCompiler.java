package io.montty.runtime.checker.compiled;

import io.montty.api.Check;
import io.montty.plugins.loader.LoadedCheck;
import io.montty.runtime.checker.Instance;
import io.montty.runtime.config.CheckSettings;
import io.montty.runtime.config.DialectSettings;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import io.montty.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Bring planned nodes into the form that is kept. */
final class PlanCompiler {

    private final Map<String, CheckSettings> settings;
    private final Offers offers;
    private final RecordJson records = new RecordJson();

    /**
     * Prepare to compile.
     *
     * @param settings what the configuration says of checks, by their ids
     * @param offers what the plugin jars offer
     */
    PlanCompiler(Map<String, CheckSettings> settings, Offers offers) {
        this.settings = settings;
        this.offers = offers;
    }

    List<CompiledNode> compiled(List<PlannedNode> nodes) throws NotCompilableException {
        List<CompiledNode> compiled = new ArrayList<>();
        for (PlannedNode node : nodes) {
            compiled.add(node instanceof PlannedGroup group ? group(group) : check((PlannedCheck) node));
        }
        return compiled;
    }

    private CompiledNode group(PlannedGroup group) throws NotCompilableException {
        return node(
                group,
                null,
                null,
                new CompiledNode.Group(group.mode(), compiled(group.filters()), compiled(group.members())));
    }

    private CompiledNode check(PlannedCheck check) throws NotCompilableException {
        if (check.broken().isPresent()) {
            throw new NotCompilableException(check.spec().id() + " is broken, which every run has to say anew");
        }
        return check.check() instanceof Script script
                ? node(check, script(check, script), null, null)
                : node(check, null, java(check), null);
    }

    private CompiledNode.Script script(PlannedCheck check, Script script) {
        CheckSettings given = settings.get(check.spec().id());
        return new CompiledNode.Script(
                script.facts(),
                given == null || given.args() == null ? List.of() : given.args(),
                given == null || given.env() == null ? Map.of() : given.env(),
                given != null && given.sudo(),
                given == null ? DialectSettings.NONE : given.dialectSettings());
    }

    private CompiledNode.Java java(PlannedCheck check) throws NotCompilableException {
        Check own = check.check() instanceof Instance instance ? instance.check() : check.check();
        String jar = offers.jars().get(own.spec().id());
        if (!(own instanceof LoadedCheck) || jar == null) {
            throw new NotCompilableException(check.spec().id() + " is neither a script nor in a jar");
        }
        Optional<Record> config = check.config();
        return new CompiledNode.Java(jar, own.spec().id(), config.isPresent() ? records.text(config.get()) : null);
    }

    private static CompiledNode node(
            PlannedNode node,
            CompiledNode.@Nullable Script script,
            CompiledNode.@Nullable Java java,
            CompiledNode.@Nullable Group group) {
        return new CompiledNode(
                node.spec().id(),
                node.spec().title(),
                List.copyOf(new TreeSet<>(node.spec().tags())),
                node.spec().timeout(),
                node instanceof PlannedCheck check
                        ? check.terms().interval()
                        : Objects.requireNonNull(node.spec().interval()),
                node.elsewhere().orElse(null),
                script,
                java,
                group);
    }
}
