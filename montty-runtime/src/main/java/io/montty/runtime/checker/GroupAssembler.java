package io.montty.runtime.checker;

import io.montty.api.CheckSpec;
import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.runtime.config.ChecksFile;
import io.montty.runtime.config.GroupSettings;
import io.montty.runtime.config.Problem;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Arrange checks in the groups of {@code checks.yaml}; what is in a group no longer stands by itself. A group that
 * cannot be is a finding, and nothing that it names is lost.
 */
final class GroupAssembler {

    /** What becomes of a group that cannot be. */
    static final String LEFT_OUT = "the group is left out, and what it names stands by itself";

    private final ChecksFile file;
    private final PlannedNodes nodes;
    private final HostFacts host;
    private final Set<Finding> findings;
    private final Map<String, PlannedNode> built = new LinkedHashMap<>();
    private final Set<String> placed = new HashSet<>();

    /** @param findings where trouble is added */
    GroupAssembler(ChecksFile file, PlannedNodes nodes, HostFacts host, Set<Finding> findings) {
        this.file = file;
        this.nodes = nodes;
        this.host = host;
        this.findings = findings;
    }

    /** Return the outermost nodes: those of the sources in their order, then groups in the order of the file. */
    List<PlannedNode> arrange() {
        Map<String, GroupClaims.Claim> claims = new GroupClaims(file, nodes, findings).settle();
        innermostFirst(claims).forEach(this::build);
        return Stream.concat(
                        nodes.outermost().entrySet().stream(),
                        claims.keySet().stream().filter(built::containsKey).map(id -> Map.entry(id, built.get(id))))
                .filter(entry -> !placed.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Return the claims so that each stands behind the groups that it names; without recursion, however many there are. */
    private static List<GroupClaims.Claim> innermostFirst(Map<String, GroupClaims.Claim> claims) {
        Set<String> inner = new HashSet<>();
        claims.values().forEach(claim -> ids(claim).forEach(inner::add));
        List<GroupClaims.Claim> order = new ArrayList<>();
        claims.forEach((id, claim) -> {
            if (!inner.contains(id)) {
                order.add(claim);
            }
        });
        for (int i = 0; i < order.size(); i++) {
            ids(order.get(i)).filter(claims::containsKey).map(claims::get).forEach(order::add);
        }
        Collections.reverse(order);
        return order;
    }

    private static Stream<String> ids(GroupClaims.Claim claim) {
        return Stream.concat(claim.filters().stream(), claim.members().stream());
    }

    private void build(GroupClaims.Claim claim) {
        List<PlannedNode> filters = resolve(claim.filters());
        List<PlannedNode> members = resolve(claim.members());
        boolean lacksFilter =
                claim.lacksFilter() || filters.size() < claim.filters().size();
        boolean lacksMember =
                claim.lacksMember() || members.size() < claim.members().size();
        int depth = 1
                + Stream.concat(filters.stream(), members.stream())
                        .mapToInt(GroupDepth::of)
                        .max()
                        .orElse(0);
        if (lacksFilter) {
            refuse(claim, "cannot run without all of its filters; mend the filters"); // it would run where it must not
        } else if (members.isEmpty() && lacksMember) {
            refuse(claim, "has no members left; name some that exist");
        } else if (depth > GroupDepth.MOST) {
            refuse(claim, "is " + depth + " groups deep, at most " + GroupDepth.MOST + " fit into a report; nest less");
        } else if (!members.isEmpty()) {
            group(claim, filters, members).ifPresent(group -> {
                built.put(group.spec().id(), group);
                ids(claim).forEach(placed::add);
            });
        }
    }

    private Optional<PlannedGroup> group(
            GroupClaims.Claim claim, List<PlannedNode> filters, List<PlannedNode> members) {
        GroupSettings group = claim.group().settings();
        String title = group.title() == null ? group.id() : group.title();
        try {
            CheckSpec spec =
                    new CheckSpec(group.id(), title, group.tags(), CheckSpec.DEFAULT_TIMEOUT, CheckSpec.NoConfig.class);
            return Optional.of(new PlannedGroup(spec, group.mode(), filters, members, host.whyNot(group.when())));
        } catch (IllegalArgumentException e) {
            refuse(claim, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private List<PlannedNode> resolve(List<String> ids) {
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(
                        built.getOrDefault(id, nodes.outermost().get(id)))
                        .stream())
                .toList();
    }

    private void refuse(GroupClaims.Claim claim, String why) {
        Problem problem = file.problem(
                claim.group().path(), "group " + claim.group().settings().id() + ": " + why + "; " + LEFT_OUT);
        findings.add(new Finding(problem.where(), Status.ALERT, problem.what()));
    }
}
