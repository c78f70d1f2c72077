package io.montty.runtime.checker;

import io.montty.api.Check;
import io.montty.api.CheckGroup;
import io.montty.api.CheckNode;
import io.montty.api.CheckSpec;
import io.montty.api.Discovery;
import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.runtime.config.CheckSettings;
import io.montty.runtime.config.ChecksFile;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Plan what the sources found, node by node: trouble with one, at any depth, is a finding and leaves the others alone.
 *
 * <p>An id stands in one place of the whole tree; the first has it. A check may be a filter of several groups of the
 * file that it came from. The members of a group that cannot be stand by themselves.
 */
final class NodePlanner {

    private final ChecksFile file;
    private final CheckBinder binder;
    private final Set<Finding> findings;
    private final Map<String, PlannedNode> outermost = new LinkedHashMap<>();
    private final List<PlannedNode> dormant = new ArrayList<>();
    private final Map<String, String> origins = new HashMap<>();
    private final Map<String, CheckSpec> declared = new HashMap<>();
    private final Map<String, PlannedCheck> checks = new HashMap<>();
    private final Set<String> disabled = new HashSet<>();
    private final Deque<Discovery.Found> waiting = new ArrayDeque<>();
    private final Instances instances;

    /** @param findings where trouble is added */
    NodePlanner(ChecksFile file, CheckBinder binder, Set<Finding> findings) {
        this.file = file;
        this.binder = binder;
        this.findings = findings;
        this.instances = new Instances(file, findings);
    }

    /** Add the checks that the file makes of those added so far. */
    void addInstances() {
        instances.made().forEach(this::add);
    }

    void add(Discovery.Found found) {
        waiting.add(found);
        while (!waiting.isEmpty()) {
            Discovery.Found next = waiting.remove();
            plan(next.node(), next.origin(), 0, false).ifPresent(node -> add(node, next.dormant()));
        }
    }

    /** Return what was planned so far. */
    PlannedNodes planned() {
        return new PlannedNodes(outermost, dormant, origins, disabled);
    }

    private void add(PlannedNode node, boolean sleeps) {
        if (sleeps) {
            dormant.add(node);
        } else {
            addOutermost(node);
        }
    }

    private void addOutermost(PlannedNode node) {
        outermost.put(node.spec().id(), node);
    }

    private Optional<PlannedNode> plan(CheckNode node, String origin, int depth, boolean filter) {
        try {
            CheckSpec own = Objects.requireNonNull(node.spec(), "its spec() returned null");
            if (node instanceof Check check && !(node instanceof Instance)) {
                instances.declare(check, own, origin);
            }
            if (isDisabled(own.id())) {
                disable(node);
                return Optional.empty();
            }
            if (filter && isSharedFilter(own, origin)) {
                return Optional.ofNullable(checks.get(own.id()));
            }
            if (!claim(own, origin)) {
                return Optional.empty();
            }
            return node instanceof CheckGroup group
                    ? group(group, own, origin, depth)
                    : Optional.of(check((Check) node, own));
        } catch (RuntimeException | LinkageError e) {
            // A check is a stranger's code, which may throw wherever it is asked for anything.
            report(origin, unusable(node, e));
            return Optional.empty();
        }
    }

    private PlannedCheck check(Check check, CheckSpec own) {
        PlannedCheck planned = binder.check(check, own);
        checks.put(own.id(), planned);
        return planned;
    }

    private Optional<PlannedNode> group(CheckGroup group, CheckSpec own, String origin, int depth) {
        if (depth == GroupDepth.MOST) {
            leftOut(own, origin, "is nested in " + depth + " groups, which is as deep as a report goes");
            group.filters().forEach(child -> waiting.add(new Discovery.Found(child, origin)));
            group.members().forEach(child -> waiting.add(new Discovery.Found(child, origin)));
            return Optional.empty();
        }
        List<PlannedNode> filters = children(group.filters(), origin, depth + 1, true);
        List<PlannedNode> members = children(group.members(), origin, depth + 1, false);
        if (filters.size() < group.filters().size()) {
            leftOut(own, origin, "cannot run without all of its filters, of which one is disabled or unusable");
            filters.forEach(this::addOutermost);
            members.forEach(this::addOutermost);
            return Optional.empty();
        }
        return members.isEmpty()
                ? Optional.empty()
                : Optional.of(new PlannedGroup(binder.group(own), group.mode(), filters, members));
    }

    private List<PlannedNode> children(List<CheckNode> nodes, String origin, int depth, boolean filters) {
        List<PlannedNode> planned = new ArrayList<>();
        for (CheckNode node : nodes) {
            plan(node, origin, depth, filters).ifPresent(planned::add);
        }
        return planned;
    }

    private boolean isDisabled(String id) {
        CheckSettings settings = file.checks().get(id);
        return settings != null && !settings.enabled();
    }

    /** Note that a node is switched off with all below it, so that settings of those are not called unknown. */
    private void disable(CheckNode node) {
        Deque<CheckNode> left = new ArrayDeque<>(List.of(node));
        while (!left.isEmpty()) {
            CheckNode next = left.remove();
            disabled.add(next.spec().id());
            if (next instanceof CheckGroup group) {
                left.addAll(group.filters());
                left.addAll(group.members());
            }
        }
    }

    private boolean isSharedFilter(CheckSpec own, String origin) {
        return origin.equals(origins.get(own.id()))
                && own.equals(declared.get(own.id()))
                && checks.containsKey(own.id());
    }

    private boolean claim(CheckSpec own, String origin) {
        String first = origins.putIfAbsent(own.id(), origin);
        if (first != null) {
            report(
                    origin,
                    "the check id " + own.id() + " is taken by " + first
                            + ", which is run; this one is not: rename one");
            return false;
        }
        declared.put(own.id(), own);
        return true;
    }

    private void leftOut(CheckSpec group, String origin, String why) {
        report(origin, "the group " + group.id() + " " + why + "; it is left out, and its members stand by themselves");
    }

    private static String unusable(CheckNode node, Throwable why) {
        String name = node == null ? "a check" : "the check " + node.getClass().getName();
        String message = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
        return name + " cannot be used and is left out: "
                + (why.getMessage() == null ? why.getClass().getSimpleName() : message)
                + "; tell its author, or take the file away";
    }

    private void report(String origin, String message) {
        findings.add(new Finding(origin, Status.ALERT, message));
    }
}
