package io.montty.runtime.checker;

import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.plugins.loader.FileTrust;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ProjectLayout;
import io.montty.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Look for what is wrong with the checks of a project without running any. */
public final class Lint {

    private final ProjectLayout project;
    private final FileTrust trust;

    /** @param trust who may change what is run */
    public Lint(ProjectLayout project, FileTrust trust) {
        this.project = project;
        this.trust = trust;
    }

    /** Return what planning found, and what else is wrong with the files that the plan is made of. */
    public List<Finding> findings(Plan plan) {
        List<Finding> findings = new ArrayList<>(plan.findings());
        Set<Path> files = new LinkedHashSet<>(List.of(project.root(), project.config(), project.checks()));
        Stream.concat(plan.nodes().stream(), plan.dormant().stream()).forEach(node -> collect(node, files, findings));
        for (Path folder :
                List.of(project.bashScripts(), project.pythonLibs(), project.dataFiles(), project.baselines())) {
            below(folder, files, findings);
        }
        files.add(project.checksConfig());
        files.add(project.checksList());
        files.stream().filter(Files::exists).forEach(file -> look(file, findings));
        return findings;
    }

    private void collect(PlannedNode node, Set<Path> files, List<Finding> findings) {
        if (node instanceof PlannedGroup group) {
            group.filters().forEach(filter -> collect(filter, files, findings));
            group.members().forEach(member -> collect(member, files, findings));
        } else if (((PlannedCheck) node).check() instanceof Script script) {
            if (files.add(script.file())) {
                script.preview()
                        .hindrance()
                        .ifPresent(why -> findings.add(new Finding(node.spec().id(), Status.ALERT, why)));
            }
        }
    }

    private void below(Path folder, Set<Path> files, List<Finding> findings) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted().forEach(files::add);
        } catch (IOException e) {
            findings.add(new Finding(shown(folder), Status.ALERT, "cannot be searched: " + IoReason.of(e)));
        }
    }

    private void look(Path file, List<Finding> findings) {
        try {
            trust.flaws(file).forEach(flaw -> findings.add(new Finding(shown(file), Status.WARN, flaw)));
        } catch (IOException e) {
            findings.add(new Finding(shown(file), Status.ALERT, "cannot be looked at: " + IoReason.of(e)));
        }
    }

    private String shown(Path file) {
        return file.startsWith(project.root()) && !file.equals(project.root())
                ? project.root().relativize(file).toString()
                : file.toString();
    }
}
