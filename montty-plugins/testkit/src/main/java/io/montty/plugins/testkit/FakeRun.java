package io.montty.plugins.testkit;

import io.montty.api.Baseline;
import io.montty.api.CheckNode;
import io.montty.api.Difference;
import io.montty.api.Discovery;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.checker.HostFacts;
import io.montty.runtime.checker.Plan;
import io.montty.runtime.checker.Planner;
import io.montty.runtime.config.Configuration;
import io.montty.runtime.engine.Engine;
import io.montty.runtime.engine.HostAccess;
import io.montty.runtime.engine.RunListener;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Run a check on a made-up host as a run on a real one would: planned, bound, and with its deadline. */
final class FakeRun {

    private final FakeHost host;

    FakeRun(FakeHost host) {
        this.host = host;
    }

    ReportEntry run(CheckNode node) {
        Plan plan = plan(node);
        if (plan.nodes().isEmpty()) {
            throw new AssertionError("the check cannot be run: " + plan.findings());
        }
        HostAccess access =
                new HostAccess(host.commands(), id -> new FakeBaseline(host.baseline()), host.root(), host.clock());
        try (Engine engine = new Engine(access, 1, RunListener.NONE)) {
            return engine.run(plan.nodes()).get(0);
        }
    }

    private Plan plan(CheckNode node) {
        ProjectLayout project = new ProjectLayout(host.folder().resolve("project"));
        write(project, node.spec().id());
        Configuration configuration = new Configuration(project);
        return new Planner(
                        List.of(() -> new Discovery(List.of(new Discovery.Found(node, "test")), List.of())),
                        configuration,
                        configuration.checks(),
                        List.of(),
                        Duration.ofSeconds(30),
                        HostFacts.of(host.root(), "fake"))
                .plan();
    }

    private void write(ProjectLayout project, String id) {
        try {
            Files.createDirectories(project.checks());
            String yaml = host.settings().isBlank()
                    ? ""
                    : "checks:\n  '" + id.replace("'", "''") + "':\n"
                            + host.settings().indent(4);
            Files.writeString(project.checksConfig(), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record FakeBaseline(Optional<Map<String, String>> things) implements Baseline {

        @Override
        public Optional<Difference> compare(Map<String, String> now) {
            return things.map(before -> Difference.between(before, now));
        }

        @Override
        public String command() {
            return "montty checks baseline ID";
        }
    }
}
