package io.montty.runtime.checker;

import io.montty.api.CheckSpec;
import io.montty.runtime.config.NameGlob;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

    /**
     * Choose from {@code nodes} and all that is below them, members and filters alike. A chosen group brings all that is
     * below it; a member or filter that is chosen alone runs alone.
     */
    public Chosen from(List<PlannedNode> nodes) {
        return from(nodes, List.of());
    }

    /**
     * Choose from {@code nodes}, and from those that are {@code dormant}: these are chosen only where one of their tags
     * or ids is asked for.
     */
    public Chosen from(List<PlannedNode> nodes, List<PlannedNode> dormant) {
        if (tags.isEmpty() && ids.isEmpty()) {
            return new Chosen(nodes, List.of());
        }
        return chosen(Stream.concat(nodes.stream(), dormant.stream()).toList());
    }

    private Chosen chosen(List<PlannedNode> nodes) {
        Map<String, PlannedNode> chosen = new LinkedHashMap<>();
        nodes.forEach(node -> choose(node, wanted(), chosen));
        Set<String> below = new HashSet<>();
        chosen.values().forEach(node -> children(node).forEach(child -> collectIds(child, below)));
        chosen.keySet().removeAll(below);
        return new Chosen(List.copyOf(chosen.values()), inVain(nodes));
    }

    private Predicate<CheckSpec> wanted() {
        Predicate<CheckSpec> wanted = spec -> spec.tags().stream().anyMatch(tags::contains);
        for (String glob : ids) {
            wanted = wanted.or(matcher(glob));
        }
        return wanted;
    }

    private List<String> inVain(List<PlannedNode> nodes) {
        List<CheckSpec> all = new ArrayList<>();
        nodes.forEach(node -> collect(node, all));
        Set<String> allTags = new TreeSet<>();
        Set<String> allIds = new TreeSet<>();
        all.forEach(spec -> allTags.addAll(spec.tags()));
        all.forEach(spec -> allIds.add(spec.id()));
        List<String> problems = new ArrayList<>();
        for (String tag : new TreeSet<>(tags)) {
            if (!allTags.contains(tag)) {
                problems.add("no check has the tag '" + tag + "'; tags are: " + list(allTags));
            }
        }
        for (String glob : ids) {
            if (all.stream().noneMatch(matcher(glob))) {
                problems.add("no check has the id '" + glob + "'; ids are: " + list(allIds));
            }
        }
        return problems;
    }

    private static void choose(PlannedNode node, Predicate<CheckSpec> wanted, Map<String, PlannedNode> chosen) {
        if (wanted.test(node.spec())) {
            chosen.putIfAbsent(node.spec().id(), node); // a filter may stand before several groups
        } else {
            children(node).forEach(child -> choose(child, wanted, chosen));
        }
    }

    private static Predicate<CheckSpec> matcher(String glob) {
        Predicate<String> name = NameGlob.of(glob);
        return spec -> name.test(spec.id());
    }

    private static void collect(PlannedNode node, List<CheckSpec> into) {
        into.add(node.spec());
        children(node).forEach(child -> collect(child, into));
    }

    private static void collectIds(PlannedNode node, Set<String> into) {
        into.add(node.spec().id());
        children(node).forEach(child -> collectIds(child, into));
    }

    private static List<PlannedNode> children(PlannedNode node) {
        return node instanceof PlannedGroup group
                ? Stream.concat(group.filters().stream(), group.members().stream())
                        .toList()
                : List.of();
    }

    private static String list(Set<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
