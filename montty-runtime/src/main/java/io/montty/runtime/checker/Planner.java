package io.montty.runtime.checker;

import io.montty.api.CheckSource;
import io.montty.api.Discovery;
import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.runtime.config.ChecksFile;
import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.Problem;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.store.ProjectLayout;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Put together what the sources found and what {@code checks.yaml} says of it. */
public final class Planner {

    /** Says that there is nothing to run. */
    static final Finding NO_CHECKS = new Finding(
            "CHECKS",
            Status.WARN,
            "no checks found in CHECKS and PLUGINS; put an executable whose name starts with chk into CHECKS, or a plugin"
                    + " jar into PLUGINS");

    private final List<CheckSource> sources;
    private final Configuration configuration;
    private final ChecksFile file;
    private final List<Finding> known;
    private final Duration defaultTimeout;
    private final HostFacts host;

    /**
     * Prepare to plan.
     *
     * @param file what is configured of the checks
     * @param known what is known to be wrong before the sources are asked
     * @param defaultTimeout how long a check may take that does not say so itself
     * @param host the host that the plan is for
     */
    public Planner(
            List<CheckSource> sources,
            Configuration configuration,
            ChecksFile file,
            List<Finding> known,
            Duration defaultTimeout,
            HostFacts host) {
        this.sources = List.copyOf(sources);
        this.file = file;
        this.known = List.copyOf(known);
        this.configuration = configuration;
        this.defaultTimeout = defaultTimeout;
        this.host = host;
    }

    /** Discover all checks, bind their configuration and arrange them in groups; what is wrong is a finding. */
    public Plan plan() {
        return new Planning().plan();
    }

    /** Hold the state of one planning. */
    private final class Planning {

        private final Set<Finding> findings = new LinkedHashSet<>();
        private final Set<String> origins = new TreeSet<>();
        private final Set<String> passedOver = new TreeSet<>();
        private final NodePlanner nodes;

        Planning() {
            this.nodes = new NodePlanner(
                    file, new CheckBinder(file, configuration, defaultTimeout, host, findings), findings);
        }

        Plan plan() {
            for (Problem problem : file.problems()) {
                findings.add(new Finding(problem.where(), Status.ALERT, problem.what()));
            }
            if (file.unreadable()) {
                // Which checks are disabled and what their limits are is not known: running them all would lie.
                return new Plan(List.of(), List.of(), List.of(file.name()), List.copyOf(findings));
            }
            findings.addAll(known);
            int before = findings.size();
            sources.forEach(this::discover);
            nodes.addInstances();
            if (origins.isEmpty() && findings.size() == before) {
                findings.add(NO_CHECKS);
            }
            origins.add(file.name());
            origins.add("CHECKS/" + ProjectLayout.CHECKS_LIST);
            reportUnknown();
            List<PlannedNode> arranged = new GroupAssembler(file, nodes.planned(), host, findings).arrange();
            return new Plan(arranged, nodes.planned().dormant(), List.copyOf(origins), List.copyOf(findings));
        }

        private void discover(CheckSource source) {
            Discovery discovery = source.discover();
            findings.addAll(discovery.findings());
            for (Discovery.PassedOver passedOver : discovery.passedOver()) {
                origins.add(passedOver.origin());
                this.passedOver.addAll(passedOver.ids());
            }
            for (Discovery.Found found : discovery.checks()) {
                origins.add(found.origin());
                nodes.add(found);
            }
        }

        private void reportUnknown() {
            Set<String> groups = new TreeSet<>();
            file.groups().forEach(group -> groups.add(group.settings().id()));
            file.mentioned().forEach((id, line) -> {
                if (!nodes.planned().knows(id)
                        && !passedOver.contains(id)
                        && !file.broken().containsKey(id)
                        && !file.instances().containsKey(id)) {
                    String why = groups.contains(id)
                            ? "is a group of this file; set its title and tags where it stands, under groups"
                            : "no check has this id; see: montty checks list";
                    findings.add(new Finding(file.name() + ":" + line, Status.WARN, "checks." + id + ": " + why));
                }
            });
        }
    }
}
