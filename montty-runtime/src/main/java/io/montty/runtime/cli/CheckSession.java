package io.montty.runtime.cli;

import io.montty.api.CheckSource;
import io.montty.api.Discovery;
import io.montty.plugins.loader.PluginCheckSource;
import io.montty.plugins.loader.PluginPlace;
import io.montty.runtime.checker.BaselineFiles;
import io.montty.runtime.checker.ListedScripts;
import io.montty.runtime.checker.NeededJars;
import io.montty.runtime.checker.Plan;
import io.montty.runtime.checker.Planner;
import io.montty.runtime.checker.RunPlan;
import io.montty.runtime.checker.Selection;
import io.montty.runtime.checker.compiled.CompiledPlans;
import io.montty.runtime.config.ChecksFile;
import io.montty.runtime.config.ConfigDescription;
import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.engine.HostAccess;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.process.ProcessRunner;
import io.montty.runtime.store.ProjectLayout;
import io.montty.script.ScriptCheckSource;
import io.montty.script.ScriptPlaces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Wire what the checking commands share: the checks of a project directory, and the way to run their processes. */
final class CheckSession implements AutoCloseable {

    private final RunPlace place;
    private final ProjectLayout project;
    private final MonttyConfig config;
    private final Configuration configuration;
    private final Instant began;
    private @Nullable PluginCheckSource plugins;
    private Discovery found = new Discovery(List.of(), List.of());
    private ScriptPlaces places = ScriptPlaces.CHECKS_ONLY;

    CheckSession(CliEnvironment environment, ProjectLayout project) {
        this(new RunPlace(environment, project));
    }

    CheckSession(RunPlace place) {
        this.place = place;
        this.project = place.project();
        this.began = place.environment().clock().instant();
        this.configuration = new Configuration(project);
        this.config = ProjectOption.read(configuration);
    }

    ProjectLayout project() {
        return project;
    }

    MonttyConfig config() {
        return config;
    }

    /** Return where {@code checks.yaml} speaks of the check {@code id}, if it does. */
    Optional<String> mention(String id) {
        ChecksFile file = configuration.checks();
        return Optional.ofNullable(file.mentioned().get(id)).map(line -> file.name() + ":" + line);
    }

    /** Plan all checks. */
    Plan plan() {
        return plan(Selection.ALL);
    }

    /** Plan all checks but those of plugins of which {@code selection} chooses none. */
    Plan plan(Selection selection) {
        close();
        ChecksFile file = configuration.checks();
        NeededJars jars = new NeededJars(project.knownJars(), selection, file);
        PluginCheckSource plugins = new PluginCheckSource(pluginPlace(), jars);
        this.plugins = plugins;
        ListedScripts listed = ListedScripts.of(file, configuration.checksCsv(), project.checks());
        places = listed.places();
        ScriptCheckSource scripts = place.scripts(config, places);
        CheckSource jarred = () -> found = plugins.discover();
        Plan plan = new Planner(
                        List.of(scripts, jarred),
                        configuration,
                        file,
                        listed.findings(),
                        config.check().timeout(),
                        place.host(config))
                .plan();
        keep(jars);
        return plan.withOrigins(baselines().names().stream()
                .map(name -> project.baselines().getFileName() + "/" + name)
                .toList());
    }

    /** Whoever merely looks at a project need not be able to write there; the next run learns it anew. */
    private static void keep(NeededJars jars) {
        try {
            jars.keep();
        } catch (IOException e) {
            // As said.
        }
    }

    /**
     * Return the checks and groups of {@code plan} that {@code ids} name.
     *
     * @param ids ids, in which {@code *} and {@code ?} stand for any
     * @throws UsageException if one of them names nothing
     */
    static List<PlannedNode> named(List<String> ids, Plan plan) {
        Selection.Chosen chosen = new Selection(Set.of(), ids).from(plan.nodes(), plan.dormant());
        if (!chosen.problems().isEmpty()) {
            throw new UsageException(String.join("\nmontty: ", chosen.problems()));
        }
        return chosen.nodes();
    }

    /**
     * Keep {@code run} for runs that are asked for {@code selection}, if nothing changed since this session began.
     *
     * @throws IOException if it cannot be kept
     */
    boolean keep(RunPlan run, Selection selection) throws IOException {
        Set<Path> inputs = PlanInputs.of(project, config, place.environment().home(), places);
        CompiledPlans.Sources sources = new CompiledPlans.Sources(
                selection, config, run, configuration.checks().checks(), found, inputs, PlanInputs.above(project));
        return place.plans().keep(sources, began);
    }

    /** Return what checks of the project run in. */
    RunPlace place() {
        return place;
    }

    /** Return where the plugins of the project are, and what is asked of them. */
    PluginPlace pluginPlace() {
        return place.plugins(config);
    }

    /**
     * Make the one way to run processes.
     *
     * @param run a text that no other run has
     * @throws UsageException if there is no place for their output
     */
    ProcessRunner processes(String run) {
        return place.processes(run);
    }

    /** Return the host as checks reach it, with commands run by {@code processes}. */
    HostAccess host(ProcessRunner processes) {
        return place.host(processes);
    }

    BaselineFiles baselines() {
        return place.baselines();
    }

    /** Describe what a check's configuration of type {@code type} takes. */
    ConfigDescription describe(Class<? extends Record> type) {
        return configuration.describe(type);
    }

    @Override
    public void close() {
        if (plugins != null) {
            plugins.close();
        }
    }
}
