package io.montty.runtime.cli;

import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.ConfigurationException;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.store.ProjectLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Find the project directory: by the option, by the environment, or upwards from where the command was called. */
public final class ProjectOption {

    private static final String VARIABLE = "MONTTY_PROJECT";

    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = "The project directory; by default $MONTTY_PROJECT, else the nearest parent folder that holds"
                    + " montty.yaml.")
    private @Nullable Path directory;

    /**
     * Return the project directory.
     *
     * @throws UsageException if there is none
     */
    public ProjectLayout find(CliEnvironment environment) {
        return find(directory, environment);
    }

    /** Return what was given; null for nothing. */
    @Nullable
    Path directory() {
        return directory;
    }

    /**
     * Return the project directory {@code directory}, or the one that the environment or the working directory says.
     *
     * @throws UsageException if there is none
     */
    static ProjectLayout find(@Nullable Path directory, CliEnvironment environment) {
        if (directory != null) {
            return existing(environment.workingDirectory().resolve(directory), "--project");
        }
        Optional<String> variable = environment.variable(VARIABLE);
        if (variable.isPresent()) {
            return existing(environment.workingDirectory().resolve(variable.get()), VARIABLE);
        }
        for (Path folder = environment.workingDirectory(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(ProjectLayout.CONFIG_FILE))) {
                return new ProjectLayout(folder);
            }
        }
        throw new UsageException("no " + ProjectLayout.CONFIG_FILE + " in " + environment.workingDirectory()
                + " or above it: name a project directory with --project DIR, or make one with: montty deploy DIR");
    }

    /**
     * Read the configuration of {@code project}.
     *
     * @throws UsageException listing every mistake in it
     */
    static MonttyConfig read(Configuration configuration) {
        return read(configuration, "the configuration is wrong, nothing was done");
    }

    /**
     * Read the configuration of {@code project}.
     *
     * @param wrong what to say before the mistakes
     * @throws UsageException listing every mistake in it
     */
    static MonttyConfig read(Configuration configuration, String wrong) {
        try {
            return configuration.montty();
        } catch (ConfigurationException e) {
            throw new UsageException(wrong + ":\n" + e.getMessage());
        }
    }

    private static ProjectLayout existing(Path folder, String source) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            throw new UsageException(
                    source + ": " + absolute + " is not a folder; make it with: montty deploy " + absolute);
        }
        if (!Files.exists(absolute.resolve(ProjectLayout.CONFIG_FILE))) {
            throw new UsageException(source + ": " + absolute + " holds no " + ProjectLayout.CONFIG_FILE
                    + ", so it is not a project directory; make it one with: montty deploy " + absolute);
        }
        return new ProjectLayout(absolute);
    }
}
