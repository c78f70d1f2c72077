package io.montty.runtime.cli;

import io.montty.plugins.loader.FileTrust;
import io.montty.plugins.loader.PluginPlace;
import io.montty.runtime.checker.BaselineFiles;
import io.montty.runtime.checker.HostFacts;
import io.montty.runtime.checker.compiled.CompiledPlans;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.engine.HostAccess;
import io.montty.runtime.process.ProcessRunner;
import io.montty.runtime.process.Surroundings;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ProjectLayout;
import io.montty.script.ScriptCheckSource;
import io.montty.script.ScriptPlaces;
import io.montty.script.python.PythonHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Know what the checks of a project directory run in, whatever they are.
 *
 * @param environment what this process runs in
 * @param project the project directory
 */
record RunPlace(CliEnvironment environment, ProjectLayout project) {

    /** Where commands are looked up; the same from cron as from a shell, or a check would answer by who called it. */
    static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** Return where the plugins of the project are, and what is asked of them. */
    PluginPlace plugins(MonttyConfig config) {
        return new PluginPlace(
                project.plugins(),
                "PLUGINS/",
                List.of(temporary(), project.spool()),
                trust(),
                !config.plugins().signers().isBlank());
    }

    /** Return what finds the scripts of the project, in CHECKS and in {@code places}. */
    ScriptCheckSource scripts(MonttyConfig config, ScriptPlaces places) {
        PythonHost python = PythonHost.of(project.root(), config.check().python());
        return new ScriptCheckSource(project.checks(), project.root(), PATH, python, places);
    }

    /** Return what of this host decides which checks concern it. */
    HostFacts host(MonttyConfig config) {
        return HostFacts.of(environment.root(), config.host().name());
    }

    /** Return where what runs were found to do is kept. */
    CompiledPlans plans() {
        return new CompiledPlans(project.plans(), project.root(), Version.text(), environment.user(), this::host);
    }

    /** Return whom the user who runs this trusts. */
    static FileTrust trust() {
        try {
            return FileTrust.ofThisProcess();
        } catch (IOException e) {
            throw new UsageException("the kernel does not say who runs this: " + IoReason.of(e) + "; mount /proc");
        }
    }

    private Path temporary() {
        return Path.of(environment.variable("TMPDIR").orElse("/tmp"));
    }

    /**
     * Make the one way to run processes.
     *
     * @param run a text that no other run has
     * @throws UsageException if there is no place for their output
     */
    ProcessRunner processes(String run) {
        Surroundings surroundings = new Surroundings(project.root(), variables());
        try {
            return new ProcessRunner(surroundings, temporary(), run);
        } catch (IOException e) {
            return processesInSpool(surroundings, run, e);
        }
    }

    /** Return the host as checks reach it, with commands run by {@code processes}. */
    HostAccess host(ProcessRunner processes) {
        return new HostAccess(processes::run, baselines()::of, environment.root(), environment.clock());
    }

    BaselineFiles baselines() {
        return new BaselineFiles(project.baselines());
    }

    /** A host whose /tmp is full must not fall silent for it. */
    private ProcessRunner processesInSpool(Surroundings surroundings, String run, IOException trouble) {
        try {
            return new ProcessRunner(surroundings, project.spool(), run);
        } catch (IOException e) {
            throw new UsageException("there is no place for the output of checks: " + IoReason.of(trouble) + "; "
                    + IoReason.of(e) + "; make room, or set TMPDIR to another folder");
        }
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        variables.put("PATH", PATH);
        variables.put("LANG", "C.UTF-8");
        variables.put("HOME", environment.variable("HOME").orElse("/"));
        environment.variable("TZ").ifPresent(zone -> variables.put("TZ", zone));
        variables.put("MONTTY_PROJECT", project.root().toString());
        return variables;
    }
}
