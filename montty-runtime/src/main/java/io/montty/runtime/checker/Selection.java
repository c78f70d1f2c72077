package io.montty.runtime.checker;

import io.montty.api.CheckSpec;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/**
 * Choose the nodes of a run by tags and ids.
 *
 * @param tags a node with any of them is chosen; empty for no choice by tag
 * @param ids globs such as {@code host.*}; a node whose id matches any of them is chosen; empty for no choice by id
 */
public record Selection(Set<String> tags, List<String> ids) {

    /** Choose everything. */
    public static final Selection ALL = new Selection(Set.of(), List.of());

    public Selection {
        tags = Set.copyOf(tags);
        ids = List.copyOf(ids);
    }

    /**
     * Hold what was chosen, or what was asked for in vain.
     *
     * @param nodes the chosen nodes, in their order
     * @param problems a line for each tag and glob that nothing has
     */
    public record Chosen(List<PlannedNode> nodes, List<String> problems) {}

    /** Choose from {@code nodes}; a member of a group is looked at only where no outermost node has the id or tag. */
    public Chosen from(List<PlannedNode> nodes) {
        List<PlannedNode> everyone = new ArrayList<>();
        nodes.forEach(node -> collect(node, everyone));
        Set<PlannedNode> chosen = new LinkedHashSet<>();
        List<String> problems = new ArrayList<>();
        for (String tag : new TreeSet<>(tags)) {
            List<PlannedNode> found = find(nodes, everyone, spec -> spec.tags().contains(tag));
            if (found.isEmpty()) {
                problems.add("no check has the tag '" + tag + "'; tags are: " + list(allTags(everyone)));
            }
            chosen.addAll(found);
        }
        for (String glob : ids) {
            List<PlannedNode> found = find(nodes, everyone, matcher(glob));
            if (found.isEmpty()) {
                problems.add("no check has the id '" + glob + "'; ids are: " + list(allIds(everyone)));
            }
            chosen.addAll(found);
        }
        boolean everything = tags.isEmpty() && ids.isEmpty();
        List<PlannedNode> inOrder = everyone.stream().filter(chosen::contains).toList();
        return new Chosen(everything ? nodes : inOrder, problems);
    }

    private static List<PlannedNode> find(
            List<PlannedNode> nodes, List<PlannedNode> everyone, Predicate<CheckSpec> wanted) {
        List<PlannedNode> outermost =
                nodes.stream().filter(node -> wanted.test(node.spec())).toList();
        return outermost.isEmpty()
                ? everyone.stream().filter(node -> wanted.test(node.spec())).toList()
                : outermost;
    }

    private static Predicate<CheckSpec> matcher(String glob) {
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            return spec -> spec.id().equals(glob) || matcher.matches(Path.of(spec.id()));
        } catch (PatternSyntaxException e) {
            return spec -> spec.id().equals(glob);
        }
    }

    private static void collect(PlannedNode node, List<PlannedNode> into) {
        into.add(node);
        if (node instanceof PlannedGroup group) {
            group.members().forEach(member -> collect(member, into));
        }
    }

    private static Set<String> allTags(List<PlannedNode> nodes) {
        Set<String> all = new TreeSet<>();
        nodes.forEach(node -> all.addAll(node.spec().tags()));
        return all;
    }

    private static Set<String> allIds(List<PlannedNode> nodes) {
        Set<String> all = new TreeSet<>();
        nodes.forEach(node -> all.add(node.spec().id()));
        return all;
    }

    private static String list(Set<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
