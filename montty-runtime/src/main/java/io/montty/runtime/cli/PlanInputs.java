package io.montty.runtime.cli;

import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.store.ProjectLayout;
import io.montty.script.ScriptPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Name every file and folder that decides what a run does. */
final class PlanInputs {

    private final Set<Path> paths = new LinkedHashSet<>();

    private PlanInputs() {}

    /**
     * Name those of a project directory.
     *
     * @param home MonTTY itself, if it was started from where it is unpacked: another version may read the same files
     *     in another way
     * @param places where scripts are beside CHECKS
     * @throws IOException if a folder cannot be read
     */
    static Set<Path> of(ProjectLayout project, MonttyConfig config, Optional<Path> home, ScriptPlaces places)
            throws IOException {
        PlanInputs inputs = new PlanInputs();
        inputs.paths.addAll(List.of(
                project.config(),
                project.checksConfig(),
                project.checksList(),
                project.root().resolve("venv/bin/python3")));
        inputs.addFolder(project.checks());
        for (ScriptPlaces.Folder folder : places.folders()) {
            inputs.addFolder(folder.path());
        }
        inputs.paths.addAll(places.named().values());
        inputs.addFolder(project.plugins());
        inputs.addFolder(project.baselines());
        if (!config.plugins().signers().isBlank()) {
            inputs.paths.add(project.root().resolve(config.plugins().signers()));
        }
        if (home.isPresent()) {
            inputs.addOwnJars(home.get().resolve("lib"));
        }
        return inputs.paths;
    }

    /** Return the folders above that of the plugins: who may write to one of them could put another in its place. */
    static List<Path> above(ProjectLayout project) throws IOException {
        List<Path> above = new ArrayList<>();
        if (Files.isDirectory(project.plugins())) {
            for (Path folder = project.plugins().toRealPath().getParent();
                    folder != null;
                    folder = folder.getParent()) {
                above.add(folder);
            }
        }
        return above;
    }

    /** What others made comes and goes with our own jars, never alone. */
    private void addOwnJars(Path folder) throws IOException {
        paths.add(folder);
        for (Path file : within(folder)) {
            String name = String.valueOf(file.getFileName());
            if (name.startsWith("montty-") && name.endsWith(".jar")) {
                paths.add(file);
            }
        }
    }

    /** Folders within are left out: what checks write there does not decide what runs. */
    private void addFolder(Path folder) throws IOException {
        paths.add(folder);
        if (!Files.isDirectory(folder)) {
            return;
        }
        for (Path entry : within(folder)) {
            if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                paths.add(entry);
            }
        }
    }

    private static List<Path> within(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
