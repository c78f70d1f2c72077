package io.montty.runtime.checker;

import com.fasterxml.jackson.databind.JsonNode;
import io.montty.api.Check;
import io.montty.api.CheckGroup;
import io.montty.api.CheckNode;
import io.montty.api.CheckSource;
import io.montty.api.CheckSpec;
import io.montty.api.Discovery;
import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.runtime.config.Bound;
import io.montty.runtime.config.CheckSettings;
import io.montty.runtime.config.ChecksFile;
import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.Problem;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import io.montty.script.ScriptCheck;
import io.montty.script.ScriptOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Put together what the sources found and what {@code checks.yaml} says of it. */
public final class Planner {

    private final List<CheckSource> sources;
    private final Configuration configuration;
    private final Duration defaultTimeout;

    /**
     * Prepare to plan.
     *
     * @param defaultTimeout how long a check may take that does not say so itself
     */
    public Planner(List<CheckSource> sources, Configuration configuration, Duration defaultTimeout) {
        this.sources = List.copyOf(sources);
        this.configuration = configuration;
        this.defaultTimeout = defaultTimeout;
    }

    /** Discover all checks, bind their configuration and arrange them in groups. */
    public Plan plan() {
        return new Planning(configuration.checks()).plan();
    }

    /** Hold the state of one planning. */
    private final class Planning {

        private final ChecksFile file;
        private final List<Finding> findings = new ArrayList<>();
        private final Map<String, PlannedNode> nodes = new LinkedHashMap<>();
        private final Map<String, String> origins = new LinkedHashMap<>();
        private final Set<String> known = new HashSet<>();

        Planning(ChecksFile file) {
            this.file = file;
        }

        Plan plan() {
            file.problems().forEach(this::report);
            if (file.unreadable()) {
                // Which checks are disabled and what their limits are is not known: running them all would lie.
                return new Plan(List.of(), List.of(), findings);
            }
            for (CheckSource source : sources) {
                Discovery discovery = source.discover();
                findings.addAll(discovery.findings());
                discovery.checks().forEach(this::add);
            }
            reportUnknown();
            List<PlannedNode> arranged = new GroupAssembler(file, nodes, findings).arrange();
            return new Plan(arranged, List.copyOf(new TreeSet<>(origins.values())), findings);
        }

        private void add(Discovery.Found found) {
            String id = found.node().spec().id();
            known.add(id);
            String first = origins.putIfAbsent(id, found.origin());
            if (first != null) {
                findings.add(new Finding(
                        found.origin(),
                        Status.ALERT,
                        "the check id " + id + " is taken by " + first
                                + ", which is run; this one is not: rename one"));
                return;
            }
            planned(found.node()).ifPresent(node -> nodes.put(id, node));
        }

        private Optional<PlannedNode> planned(CheckNode node) {
            return node instanceof CheckGroup group ? plannedGroup(group) : plannedCheck((Check) node);
        }

        private Optional<PlannedNode> plannedGroup(CheckGroup group) {
            known.add(group.spec().id());
            CheckSettings settings = file.checks().get(group.spec().id());
            if (settings != null && !settings.enabled()) {
                return Optional.empty();
            }
            List<PlannedNode> filters = planned(group.filters());
            List<PlannedNode> members = planned(group.members());
            CheckSpec spec = merged(group.spec(), settings);
            return members.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PlannedGroup(spec, group.mode(), filters, members));
        }

        private List<PlannedNode> planned(List<CheckNode> children) {
            return children.stream()
                    .map(this::planned)
                    .flatMap(Optional::stream)
                    .toList();
        }

        private Optional<PlannedNode> plannedCheck(Check check) {
            String id = check.spec().id();
            known.add(id);
            CheckSettings settings = file.checks().get(id);
            if (settings != null && !settings.enabled()) {
                return Optional.empty();
            }
            CheckSpec spec = merged(check.spec(), settings);
            Optional<String> broken = file.whyBroken(id);
            if (broken.isPresent()) {
                return Optional.of(new PlannedCheck(spec, check, Optional.empty(), broken));
            }
            return Optional.of(
                    check instanceof ScriptCheck script
                            ? script(spec, script, settings)
                            : bound(spec, check, settings));
        }

        private PlannedCheck script(CheckSpec spec, ScriptCheck script, @Nullable CheckSettings settings) {
            if (settings == null) {
                return new PlannedCheck(spec, script, Optional.empty(), Optional.empty());
            }
            if (settings.config() != null) {
                return refused(spec, script, "config", "is for Java checks; give a script args or env");
            }
            try {
                ScriptOptions options = new ScriptOptions(
                        settings.args() == null ? List.of() : settings.args(),
                        settings.env() == null ? Map.of() : settings.env());
                return new PlannedCheck(spec, script.withOptions(options), Optional.empty(), Optional.empty());
            } catch (IllegalArgumentException e) {
                return refused(spec, script, settings.env() == null ? "args" : "env", String.valueOf(e.getMessage()));
            }
        }

        private PlannedCheck bound(CheckSpec spec, Check check, @Nullable CheckSettings settings) {
            if (settings != null && (settings.args() != null || settings.env() != null)) {
                String key = settings.args() != null ? "args" : "env";
                return refused(spec, check, key, "is for scripts; give a Java check config");
            }
            JsonNode config = settings == null ? null : settings.config();
            Bound<? extends Record> bound = configuration.checkConfig(file, spec.id(), config, spec.config());
            bound.problems().forEach(this::report);
            Optional<String> broken = bound.problems().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            bound.problems().stream().map(Problem::toString).collect(Collectors.joining("; ")));
            return new PlannedCheck(spec, check, bound.value().map(Record.class::cast), broken);
        }

        private PlannedCheck refused(CheckSpec spec, Check check, String key, String message) {
            Problem problem = file.checkProblem(spec.id(), key, message);
            report(problem);
            return new PlannedCheck(spec, check, Optional.empty(), Optional.of(problem.toString()));
        }

        private CheckSpec merged(CheckSpec spec, @Nullable CheckSettings settings) {
            Duration own = spec.timeout().equals(CheckSpec.DEFAULT_TIMEOUT) ? defaultTimeout : spec.timeout();
            if (settings == null) {
                return spec.withTimeout(own);
            }
            return new CheckSpec(
                    spec.id(),
                    settings.title() == null ? spec.title() : settings.title(),
                    settings.tags() == null ? spec.tags() : settings.tags(),
                    settings.timeout() == null ? own : settings.timeout(),
                    spec.config());
        }

        private void reportUnknown() {
            file.mentioned().forEach((id, line) -> {
                if (!known.contains(id)) {
                    findings.add(new Finding(
                            file.name() + ":" + line,
                            Status.WARN,
                            "checks." + id + ": no check has this id; see: montty checks list"));
                }
            });
        }

        private void report(Problem problem) {
            findings.add(new Finding(problem.where(), Status.ALERT, problem.what()));
        }
    }
}
