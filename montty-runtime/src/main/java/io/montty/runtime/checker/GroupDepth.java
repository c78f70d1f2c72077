package io.montty.runtime.checker;

import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import io.montty.runtime.report.ReportReader;
import java.util.stream.Stream;

/** Measure how deep groups are nested: a report that is nested too deep would be refused by the server. */
final class GroupDepth {

    /** How many groups may lie around a check. */
    static final int MOST = ReportReader.DEEPEST_GROUP;

    private GroupDepth() {}

    /** Return how many groups lie within each other; 0 for a check. */
    static int of(PlannedNode node) {
        return node instanceof PlannedGroup group
                ? 1
                        + Stream.concat(group.filters().stream(), group.members().stream())
                                .mapToInt(GroupDepth::of)
                                .max()
                                .orElse(0)
                : 0;
    }
}
