package io.montty.runtime.checker;

import io.montty.runtime.engine.PlannedNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hold what the sources offer, before {@code checks.yaml} puts it into groups.
 *
 * @param outermost the nodes that stand by themselves, by id and in their order
 * @param dormant the nodes that run only where they are asked for
 * @param origins the file that each id of the whole tree came from
 * @param disabled the ids that are switched off
 */
record PlannedNodes(
        Map<String, PlannedNode> outermost,
        List<PlannedNode> dormant,
        Map<String, String> origins,
        Set<String> disabled) {

    /** Tell whether any source has a node called {@code id}, on or off. */
    boolean knows(String id) {
        return origins.containsKey(id) || disabled.contains(id);
    }
}
