package io.montty.runtime.checker;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckGroup;
import io.montty.api.CheckNode;
import io.montty.api.CheckResult;
import io.montty.api.CheckSource;
import io.montty.api.CheckSpec;
import io.montty.api.Discovery;
import io.montty.runtime.config.Configuration;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plan checks that a test makes up. */
final class PlanningProject {

    private static final HostFacts HOST = new HostFacts("web1", "debian", List.of());

    private final Path folder;
    private final List<Discovery.Found> found = new ArrayList<>();

    PlanningProject(Path folder) {
        this.folder = folder;
    }

    PlanningProject with(String origin, CheckNode... nodes) {
        Stream.of(nodes).map(node -> new Discovery.Found(node, origin)).forEach(found::add);
        return this;
    }

    /** Add checks of these ids, each from a file of its name. */
    PlanningProject withChecks(String... ids) {
        for (String id : ids) {
            with("CHECKS/" + id, check(id));
        }
        return this;
    }

    PlanningProject checksYaml(String... lines) throws IOException {
        Path checks = Files.createDirectories(folder.resolve("CHECKS"));
        Files.writeString(checks.resolve("checks.yaml"), String.join("\n", lines) + "\n");
        return this;
    }

    Plan plan() {
        return plan(Duration.ofSeconds(30));
    }

    Plan plan(Duration defaultTimeout) {
        CheckSource source = () -> new Discovery(found, List.of());
        Configuration configuration = new Configuration(new ProjectLayout(folder));
        return new Planner(List.of(source), configuration, configuration.checks(), List.of(), defaultTimeout, HOST)
                .plan();
    }

    static Check check(String id, String... tags) {
        return check(CheckSpec.of(id, "Title of " + id).withTags(tags));
    }

    static Check check(CheckSpec spec) {
        return new Check() {
            @Override
            public CheckSpec spec() {
                return spec;
            }

            @Override
            public CheckResult run(CheckContext context) {
                return CheckResult.okay(spec.id());
            }
        };
    }

    static CheckGroup group(String id, CheckNode... members) {
        return CheckGroup.all(CheckSpec.of(id, "Title of " + id), Arrays.asList(members));
    }

    /** Return the nodes as {@code a g(filter? b inner(c))}. */
    static String drawn(List<PlannedNode> nodes) {
        return nodes.stream().map(PlanningProject::drawn).collect(Collectors.joining(" "));
    }

    static List<String> texts(Plan plan) {
        return plan.findings().stream()
                .map(finding -> finding.status() + " " + finding.source() + ": " + finding.message())
                .toList();
    }

    private static String drawn(PlannedNode node) {
        return node instanceof PlannedGroup group
                ? node.spec().id() + "("
                        + Stream.concat(
                                        group.filters().stream().map(filter -> drawn(filter) + "?"),
                                        group.members().stream().map(PlanningProject::drawn))
                                .collect(Collectors.joining(" "))
                        + ")"
                : node.spec().id();
    }
}
