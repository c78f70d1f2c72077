package io.montty.runtime.checker;

import io.montty.api.report.ReportEntry;
import io.montty.api.report.ReportEntry.Kind;
import java.util.ArrayList;
import java.util.List;

/** Keep a tree as shallow as a report can hold: what is deeper, which takes parts within parts, becomes text. */
final class ShallowTree {

    private ShallowTree() {}

    /** Return {@code entries} with no group below {@link GroupDepth#MOST} others. */
    static List<ReportEntry> of(List<ReportEntry> entries) {
        return entries.stream().map(entry -> of(entry, 0)).toList();
    }

    private static ReportEntry of(ReportEntry entry, int depth) {
        if (entry.children().isEmpty()) {
            return entry;
        }
        if (depth < GroupDepth.MOST) {
            return entry.withChildren(
                    entry.children().stream().map(child -> of(child, depth + 1)).toList());
        }
        List<String> output = new ArrayList<>(entry.output());
        entry.children().forEach(child -> addLines(child, output));
        return entry.withKind(Kind.CHECK).withChildren(List.of()).withOutput(output, entry.cut());
    }

    private static void addLines(ReportEntry entry, List<String> output) {
        output.add(entry.title() + " (" + entry.status() + ")");
        output.addAll(entry.output());
        entry.children().forEach(child -> addLines(child, output));
    }
}
