package io.montty.runtime.cli;

import io.montty.api.Finding;
import io.montty.runtime.checker.Plan;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import io.montty.runtime.report.TextSanitizer;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Print checks as a tree: id, title, tags and timeout of each. */
final class CheckList {

    private final PrintStream out;
    private final TextSanitizer sanitizer = new TextSanitizer();

    CheckList(PrintStream out) {
        this.out = out;
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
        if (node instanceof PlannedGroup group) {
            group.filters().forEach(filter -> print(filter, indent + "  ", "filter "));
            group.members().forEach(member -> print(member, indent + "  ", ""));
        }
    }
}
