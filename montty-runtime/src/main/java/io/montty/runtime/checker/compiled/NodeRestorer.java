package io.montty.runtime.checker.compiled;

import io.montty.api.CheckSpec;
import io.montty.runtime.checker.DialectChoice;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import io.montty.runtime.engine.PlannedNode.Terms;
import io.montty.script.Script;
import io.montty.script.ScriptCheckSource;
import io.montty.script.ScriptOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Make planned nodes of what was kept; the checks of jars are not loaded yet. */
final class NodeRestorer {

    private final ScriptCheckSource scripts;

    NodeRestorer(ScriptCheckSource scripts) {
        this.scripts = scripts;
    }

    List<PlannedNode> restored(List<CompiledNode> nodes) throws OutdatedPlanException {
        List<PlannedNode> restored = new ArrayList<>();
        for (CompiledNode node : nodes) {
            restored.add(restored(node));
        }
        return restored;
    }

    private PlannedNode restored(CompiledNode node) throws OutdatedPlanException {
        CheckSpec spec = new CheckSpec(
                node.id(), node.title(), Set.copyOf(node.tags()), node.timeout(), CheckSpec.NoConfig.class);
        Optional<String> elsewhere = Optional.ofNullable(node.elsewhere());
        CompiledNode.Group group = node.group();
        if (group != null) {
            return new PlannedGroup(
                    spec, group.mode(), restored(group.filters()), restored(group.members()), elsewhere);
        }
        Terms terms = new Terms(elsewhere, node.interval(), Optional.empty());
        if (node.script() != null) {
            return new PlannedCheck(spec, script(spec, node.script()), Optional.empty(), Optional.empty(), terms);
        }
        if (node.java() != null) {
            return new PlannedCheck(spec, new Unloaded(spec, node.java()), Optional.empty(), Optional.empty(), terms);
        }
        throw new OutdatedPlanException(node.id() + " is nothing that this version knows");
    }

    private Script script(CheckSpec spec, CompiledNode.Script kept) throws OutdatedPlanException {
        Script script = scripts.restore(spec, kept.facts())
                .orElseThrow(() -> new OutdatedPlanException("the dialect of " + spec.id() + " is not known"));
        boolean plain = kept.args().isEmpty()
                && kept.env().isEmpty()
                && !kept.sudo()
                && kept.dialect().isSilent();
        if (plain) {
            return script;
        }
        try {
            return script.withOptions(
                    new ScriptOptions(kept.args(), kept.env(), kept.sudo(), DialectChoice.of(kept.dialect(), script)));
        } catch (DialectChoice.RefusedException | IllegalArgumentException e) {
            throw new OutdatedPlanException(String.valueOf(e.getMessage()));
        }
    }
}
