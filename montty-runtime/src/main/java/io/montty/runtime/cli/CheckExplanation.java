package io.montty.runtime.cli;

import io.montty.api.Check;
import io.montty.runtime.checker.Instance;
import io.montty.runtime.checker.Plan;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import io.montty.script.Script;
import io.montty.script.ScriptPreview;
import io.montty.script.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Say what is known of a check before it runs. */
final class CheckExplanation {

    private final Plan plan;
    private final PlannedNode node;
    private final Optional<String> mention;
    private final List<String> lines = new ArrayList<>();

    /** @param mention where the configuration speaks of it, if it does */
    CheckExplanation(Plan plan, PlannedNode node, Optional<String> mention) {
        this.plan = plan;
        this.mention = mention;
        this.node = node;
    }

    List<String> lines() {
        say("id", node.spec().id());
        say("title", node.spec().title());
        say(
                "tags",
                node.spec().tags().isEmpty()
                        ? "none"
                        : String.join(", ", new TreeSet<>(node.spec().tags())));
        mention.ifPresent(where -> say("configured in", where));
        node.elsewhere().ifPresent(why -> say("does not run", why));
        if (plan.dormant().contains(node)) {
            say("runs", "only where its id or one of its tags is asked for");
        }
        if (node instanceof PlannedGroup group) {
            say("group", group.mode().name().toLowerCase(Locale.ROOT));
            group.filters().forEach(filter -> say("filter", filter.spec().id()));
            group.members().forEach(member -> say("member", member.spec().id()));
        } else {
            sayCheck((PlannedCheck) node);
        }
        return lines;
    }

    private void sayCheck(PlannedCheck check) {
        say("timeout", check.spec().timeout().toMillis() / 1000.0 + " s");
        if (!check.terms().interval().isZero()) {
            say("interval", check.terms().interval().toSeconds() + " s");
        }
        check.broken().ifPresent(why -> say("is broken", why));
        if (check.check() instanceof Script script) {
            sayScript(script);
        } else {
            sayJava(check);
            check.config().ifPresent(config -> say("config", config.toString()));
        }
    }

    private void sayJava(PlannedCheck check) {
        Check declared = CheckDescription.declared(check);
        if (check.check() instanceof Instance) {
            say("made of", declared.spec().id());
        }
        say("Java class", CheckDescription.type(declared).getName());
        String words = CheckDescription.words(declared);
        if (!words.isEmpty()) {
            say("looks at", words);
        }
    }

    private void sayScript(Script script) {
        say("file", script.file().toString());
        ScriptPreview preview = script.preview();
        preview.hindrance().ifPresent(why -> say("cannot start", why));
        if (!preview.argv().isEmpty()) {
            say(
                    "command",
                    String.join(
                            " ",
                            preview.argv().stream()
                                    .map(CheckExplanation::quoted)
                                    .toList()));
        }
        new TreeMap<>(preview.environment()).forEach((name, value) -> say("environment", name + "=" + value));
        say("dialect", script.dialectName());
        script.dialect().map(Dialect::exitCodes).ifPresent(codes -> {
            codes.rules().forEach(rule -> say("exit code", range(rule.from(), rule.to()) + " is " + rule.verdict()));
            say("exit code", "any other is " + codes.fallback());
        });
    }

    private static String range(int from, int to) {
        return from == to ? Integer.toString(from) : from + " to " + to;
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private void say(String what, String value) {
        lines.add(String.format(Locale.ROOT, "%-13s %s", what, value));
    }
}
