package io.montty.api;

import java.util.List;

/**
 * Hold what a source found.
 *
 * @param checks the nodes that can be run, in a stable order
 * @param findings what the operator must know about the rest
 */
public record Discovery(List<Found> checks, List<Finding> findings) {

    /**
     * Hold one node and where it came from.
     *
     * @param node the check or group
     * @param origin the file it came from, relative to the project directory, e.g. {@code CHECKS/chk_disk.sh}
     * @param dormant whether it runs only when it is asked for by one of its tags or its id
     */
    public record Found(CheckNode node, String origin, boolean dormant) {

        /** Hold a node that takes part in every run. */
        public Found(CheckNode node, String origin) {
            this(node, origin, false);
        }
    }

    public Discovery {
        checks = List.copyOf(checks);
        findings = List.copyOf(findings);
    }
}
