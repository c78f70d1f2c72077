package io.montty.runtime.cli;

import io.montty.plugins.loader.FileTrust;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import io.montty.runtime.store.IoReason;
import io.montty.script.Script;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collect what sudo must allow for the checks that say {@code sudo: true}. */
final class SudoRules {

    private static final List<String> SUDO = List.of("sudo", "-n", "--");

    /** What root runs for others must be root's alone. */
    private static final FileTrust ROOT_ALONE = new FileTrust(0);

    private final String user;
    private final List<String> lines = new ArrayList<>();
    private boolean complete = true;

    /** @param user who runs the checks */
    SudoRules(String user) {
        this.user = user;
    }

    /** Return the lines, each below a comment that names its check. */
    List<String> lines() {
        return lines;
    }

    /** Tell whether no line had to be left out. */
    boolean isComplete() {
        return complete;
    }

    void add(PlannedNode node) {
        if (node instanceof PlannedGroup group) {
            group.filters().forEach(this::add);
            group.members().forEach(this::add);
        } else if (((PlannedCheck) node).check() instanceof Script script) {
            List<String> argv = script.preview().argv();
            if (argv.size() > SUDO.size() && argv.subList(0, SUDO.size()).equals(SUDO)) {
                add(node.spec().id(), script, new SudoRule(user, argv.subList(SUDO.size(), argv.size())));
            }
        }
    }

    private void add(String id, Script script, SudoRule rule) {
        Optional<String> trouble = rule.isWritable()
                ? changeable(script)
                : Optional.of("a word of it holds characters that sudoers cannot hold: " + rule.argv());
        lines.add("# " + id);
        if (trouble.isEmpty()) {
            lines.add(rule.line());
            return;
        }
        complete = false;
        lines.add("# left out: " + trouble.get());
        lines.add("#" + rule.line());
    }

    /** Whoever may change the script would be root with the rule. */
    private static Optional<String> changeable(Script script) {
        try {
            List<String> flaws = ROOT_ALONE.flawsUpToRoot(script.file());
            return flaws.isEmpty()
                    ? Optional.empty()
                    : Optional.of("who can change the script would be root; put it where root alone can write, and name"
                            + " it in checks.yaml by script: (" + flaws.get(0) + ")");
        } catch (IOException e) {
            return Optional.of("it cannot be looked at: " + IoReason.of(e));
        }
    }
}
