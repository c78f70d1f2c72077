package io.montty.runtime.checker;

import io.montty.api.report.ReportEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Leave out the least severe leaves of a tree of entries, and the groups that nothing is left of. */
final class PrunedTree {

    private final List<ReportEntry> entries;
    private final List<ReportEntry> leaves = new ArrayList<>();

    PrunedTree(List<ReportEntry> entries) {
        this.entries = entries;
        entries.forEach(this::collect);
        leaves.sort(Comparator.comparing(ReportEntry::status).reversed());
    }

    /** Return how many leaves there are. */
    int size() {
        return leaves.size();
    }

    /** Return the tree with its {@code most} most severe leaves, in the order that it had. */
    List<ReportEntry> mostSevere(int most) {
        // By identity: a record that equals another is not the same check.
        Set<ReportEntry> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(leaves.subList(0, most));
        return entries.stream().flatMap(entry -> pruned(entry, kept)).toList();
    }

    private void collect(ReportEntry entry) {
        if (entry.children().isEmpty()) {
            leaves.add(entry);
        }
        entry.children().forEach(this::collect);
    }

    private static Stream<ReportEntry> pruned(ReportEntry entry, Set<ReportEntry> kept) {
        if (entry.children().isEmpty()) {
            return kept.contains(entry) ? Stream.of(entry) : Stream.empty();
        }
        List<ReportEntry> children =
                entry.children().stream().flatMap(child -> pruned(child, kept)).toList();
        return children.isEmpty() ? Stream.empty() : Stream.of(entry.withChildren(children));
    }
}
