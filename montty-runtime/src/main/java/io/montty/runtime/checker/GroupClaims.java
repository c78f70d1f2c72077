package io.montty.runtime.checker;

import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.runtime.config.ChecksFile;
import io.montty.runtime.config.ChecksFile.Listed;
import io.montty.runtime.config.KeyPath;
import io.montty.runtime.config.Problem;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decide which group of {@code checks.yaml} each check and group belongs to.
 *
 * <p>Each stands in one place, in the group that names it first, or a report would hold its id twice. Only as a filter
 * may a check serve any number of groups. What remains has no cycles.
 */
final class GroupClaims {

    private final ChecksFile file;
    private final PlannedNodes nodes;
    private final Set<Finding> findings;
    private final Map<String, Listed> groups = new LinkedHashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Set<String> circular = new HashSet<>();

    /**
     * Hold what a group got of what it names.
     *
     * @param group the group
     * @param filters ids that exist
     * @param members ids that exist and that no other group has
     * @param lacksFilter whether it did not get all of its filters
     * @param lacksMember whether it did not get all of its members, those aside that are disabled
     */
    record Claim(Listed group, List<String> filters, List<String> members, boolean lacksFilter, boolean lacksMember) {}

    /** @param findings where trouble is added */
    GroupClaims(ChecksFile file, PlannedNodes nodes, Set<Finding> findings) {
        this.file = file;
        this.nodes = nodes;
        this.findings = findings;
    }

    /** Return the claims by the ids of their groups, in the order of the file. */
    Map<String, Claim> settle() {
        file.groups().forEach(this::register);
        refuseCycles();
        Map<String, Claim> claims = new LinkedHashMap<>();
        groups.forEach((id, group) -> {
            if (!circular.contains(id)) {
                claims.put(id, claim(group));
            }
        });
        return claims;
    }

    private void register(Listed group) {
        String id = group.settings().id();
        if (nodes.knows(id)) {
            String owner = nodes.origins().getOrDefault(id, "a check that is disabled");
            refuse(group, "the id is taken by " + owner + "; rename the group");
        } else if (groups.putIfAbsent(id, group) != null) {
            refuse(group, "the id is taken by a group above; rename one");
        }
    }

    private Claim claim(Listed group) {
        Set<String> seen = new HashSet<>();
        List<String> filters = new ArrayList<>();
        List<String> members = new ArrayList<>();
        boolean lacksFilter = claimAll(group, true, seen, filters);
        boolean lacksMember = claimAll(group, false, seen, members);
        return new Claim(group, filters, members, lacksFilter, lacksMember);
    }

    private boolean claimAll(Listed group, boolean filters, Set<String> seen, List<String> got) {
        List<String> ids =
                filters ? group.settings().filters() : group.settings().members();
        KeyPath path = group.path().key(filters ? "filters" : "members");
        boolean lacking = false;
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            String obstacle = filters && nodes.disabled().contains(id)
                    ? id + " is disabled; enable it, or take it out of the filters"
                    : obstacle(group, id, filters);
            if (!seen.add(id)) {
                report(group, path.index(i), "names " + id + " a second time; take one out");
            } else if (obstacle.isEmpty()) {
                got.add(id);
            } else if (filters || !nodes.disabled().contains(id)) {
                report(group, path.index(i), obstacle);
                lacking = true;
            }
        }
        return lacking;
    }

    /** Return why {@code group} cannot have {@code id}; where it can, nobody else can from now on. */
    private String obstacle(Listed group, String id, boolean filter) {
        if (!nodes.outermost().containsKey(id) && !groups.containsKey(id)) {
            return nodes.origins().containsKey(id)
                    ? id + " stands in a group of " + nodes.origins().get(id) + " and stays there; name that group"
                    : "no check or group has the id " + id + "; see: montty checks list";
        }
        if (circular.contains(id)) {
            return "the group " + id + " is left out, since it is a member of itself";
        }
        if (filter && nodes.outermost().get(id) instanceof PlannedCheck) {
            return "";
        }
        String own = group.settings().id();
        String owner = owners.putIfAbsent(id, own);
        return owner == null || owner.equals(own)
                ? ""
                : id + " stands in the group " + owner + " and stays there; take it out of one of the two";
    }

    /** Take out the groups that contain themselves, before anybody claims anything. */
    private void refuseCycles() {
        Map<String, List<String>> inner = new LinkedHashMap<>();
        groups.forEach((id, group) -> inner.put(
                id,
                Stream.concat(group.settings().filters().stream(), group.settings().members().stream())
                        .filter(groups::containsKey)
                        .toList()));
        for (List<String> cycle : GroupCycles.of(inner)) {
            refuse(
                    Objects.requireNonNull(groups.get(cycle.get(0))),
                    cycle.size() == 1
                            ? "is a member of itself; take it out of its own members and filters"
                            : "is a member of itself, through " + String.join(", ", cycle)
                                    + "; take one of them out of the other");
            circular.addAll(cycle);
        }
    }

    private void refuse(Listed group, String why) {
        report(group, group.path(), why + "; " + GroupAssembler.LEFT_OUT);
    }

    private void report(Listed group, KeyPath at, String message) {
        Problem problem = file.problem(at, "group " + group.settings().id() + ": " + message);
        findings.add(new Finding(problem.where(), Status.ALERT, problem.what()));
    }
}
