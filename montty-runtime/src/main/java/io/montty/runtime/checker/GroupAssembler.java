package io.montty.runtime.checker;

import io.montty.api.CheckSpec;
import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.runtime.config.ChecksFile;
import io.montty.runtime.config.GroupSettings;
import io.montty.runtime.config.Problem;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import io.montty.runtime.report.ReportReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Arrange checks in the groups of {@code checks.yaml}; what is in a group no longer stands by itself. */
final class GroupAssembler {

    private final ChecksFile file;
    private final Map<String, PlannedNode> nodes;
    private final List<Finding> findings;
    private final Map<String, GroupSettings> groups = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    GroupAssembler(ChecksFile file, Map<String, PlannedNode> nodes, List<Finding> findings) {
        this.file = file;
        this.nodes = nodes;
        this.findings = findings;
    }

    List<PlannedNode> arrange() {
        for (GroupSettings group :
                file.groups().stream().map(ChecksFile.Listed::settings).toList()) {
            if (nodes.containsKey(group.id()) || groups.containsKey(group.id())) {
                report(group.id(), "the id is taken; rename the group");
            } else {
                groups.put(group.id(), group);
            }
        }
        Map<String, PlannedNode> built = new LinkedHashMap<>();
        for (GroupSettings group : groups.values()) {
            build(group, new ArrayList<>()).ifPresent(node -> built.put(group.id(), node));
        }
        List<PlannedNode> outermost = new ArrayList<>();
        nodes.forEach((id, node) -> {
            if (!used.contains(id)) {
                outermost.add(node);
            }
        });
        built.forEach((id, node) -> {
            if (!used.contains(id)) {
                outermost.add(node);
            }
        });
        return outermost;
    }

    private Optional<PlannedNode> build(GroupSettings group, List<String> above) {
        if (above.contains(group.id())) {
            report(group.id(), "is a member of itself, through " + String.join(", ", above));
            return Optional.empty();
        }
        if (above.size() >= ReportReader.DEEPEST_GROUP - 1) {
            report(group.id(), "is nested deeper than " + ReportReader.DEEPEST_GROUP + " groups");
            return Optional.empty();
        }
        List<String> path = new ArrayList<>(above);
        path.add(group.id());
        List<PlannedNode> filters = resolve(group, group.filters(), path);
        List<PlannedNode> members = resolve(group, group.members(), path);
        // A group without one of its filters would run where it must not.
        if (members.isEmpty() || filters.size() < group.filters().size()) {
            report(group.id(), "cannot run without the ids that are missing, and is left out");
            return Optional.empty();
        }
        String title = group.title() == null ? group.id() : group.title();
        CheckSpec spec =
                new CheckSpec(group.id(), title, group.tags(), CheckSpec.DEFAULT_TIMEOUT, CheckSpec.NoConfig.class);
        return Optional.of(new PlannedGroup(spec, group.mode(), filters, members));
    }

    private List<PlannedNode> resolve(GroupSettings group, List<String> ids, List<String> path) {
        List<PlannedNode> resolved = new ArrayList<>();
        for (String id : ids) {
            Optional<PlannedNode> node =
                    groups.containsKey(id) ? build(groups.get(id), path) : Optional.ofNullable(nodes.get(id));
            node.ifPresent(resolved::add);
            used.add(id);
            if (node.isEmpty() && !groups.containsKey(id)) {
                report(group.id(), "no check or group has the id " + id + ", or it is disabled");
            }
        }
        return resolved;
    }

    private void report(String group, String message) {
        Problem problem = file.groups().stream()
                .filter(listed -> listed.settings().id().equals(group))
                .findFirst()
                .map(listed -> file.problem(listed.path(), "group " + group + ": " + message))
                .orElseThrow();
        Finding finding = new Finding(problem.where(), Status.ALERT, problem.what());
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }
}
