package io.montty.api;

import java.util.List;
import java.util.Set;

/**
 * Hold what a source found.
 *
 * @param checks the nodes that can be run, in a stable order
 * @param findings what the operator must know about the rest
 * @param passedOver what was left alone because the run needs none of its checks, or since a finding says why they
 *     cannot run
 */
public record Discovery(List<Found> checks, List<Finding> findings, List<PassedOver> passedOver) {

    /**
     * Name a file whose checks a run does not need, or cannot run.
     *
     * @param origin the file, relative to the project directory
     * @param ids the checks that it offers
     */
    public record PassedOver(String origin, Set<String> ids) {

        public PassedOver {
            ids = Set.copyOf(ids);
        }
    }

    /** Hold what a source found that left nothing alone. */
    public Discovery(List<Found> checks, List<Finding> findings) {
        this(checks, findings, List.of());
    }

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
        passedOver = List.copyOf(passedOver);
    }
}
