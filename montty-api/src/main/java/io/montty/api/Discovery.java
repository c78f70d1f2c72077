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
     */
    public record Found(CheckNode node, String origin) {}

    public Discovery {
        checks = List.copyOf(checks);
        findings = List.copyOf(findings);
    }
}
