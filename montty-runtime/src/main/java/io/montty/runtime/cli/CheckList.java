package io.montty.runtime.cli;

import io.montty.api.Finding;
import io.montty.runtime.checker.Plan;
import io.montty.runtime.config.ConfigDescription;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import io.montty.runtime.report.TextSanitizer;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Print checks as a tree: id, title, tags and timeout of each. */
final class CheckList {

    private final PrintStream out;
    private final Optional<Function<Class<? extends Record>, ConfigDescription>> keys;
    private final TextSanitizer sanitizer = new TextSanitizer();

    CheckList(PrintStream out) {
        this(out, Optional.empty());
    }

    private CheckList(PrintStream out, Optional<Function<Class<? extends Record>, ConfigDescription>> keys) {
        this.out = out;
        this.keys = keys;
    }

    /** Return this list with the keys of each check's configuration, which {@code keys} describes. */
    CheckList withKeys(Function<Class<? extends Record>, ConfigDescription> keys) {
        return new CheckList(out, Optional.of(keys));
    }

    /** Print the nodes of a plan, those that sleep marked as such. */
    void print(Plan plan) {
        plan.dormant().forEach(node -> print(node, "", "(asleep) "));
        print(plan.nodes(), plan.findings());
    }

    void print(List<PlannedNode> nodes, List<Finding> findings) {
        nodes.forEach(node -> print(node, "", ""));
        if (nodes.isEmpty()) {
            out.println("no checks");
        }
        findings.forEach(finding -> out.println(sanitizer.line(finding.source() + ": " + finding.message())));
    }

    private void print(PlannedNode node, String indent, String role) {
        String tags = String.join(",", new TreeSet<>(node.spec().tags()));
        String kind = node instanceof PlannedGroup group
                ? "  (" + group.mode().name().toLowerCase(Locale.ROOT) + ")"
                : "  " + node.spec().timeout().toMillis() / 1000.0 + " s";
        out.println(sanitizer.line(indent + role + node.spec().id() + "  "
                + node.spec().title() + (tags.isEmpty() ? "" : "  [" + tags + "]") + kind
                + node.elsewhere().map(why -> "  (" + why + ")").orElse("")));
        keys.ifPresent(describe -> describe.apply(node.spec().config())
                .keys()
                .forEach(key -> out.println(sanitizer.line(indent + "    " + keyLine(key)))));
        if (node instanceof PlannedGroup group) {
            group.filters().forEach(filter -> print(filter, indent + "  ", "filter "));
            group.members().forEach(member -> print(member, indent + "  ", ""));
        }
    }

    private static String keyLine(ConfigDescription.Key key) {
        String asked = String.join("; ", CheckDescription.asked(key));
        return key.name() + ": " + (key.value().isEmpty() ? "(nothing)" : key.value()) + "  (" + asked + ")";
    }
}
