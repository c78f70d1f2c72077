package io.montty.runtime.checker.compiled;

import io.montty.api.Discovery;
import io.montty.runtime.checker.HostFacts;
import io.montty.runtime.checker.RunPlan;
import io.montty.runtime.checker.Selection;
import io.montty.runtime.config.CheckSettings;
import io.montty.runtime.config.MonttyConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Keep what runs were found to do, and find it again while all that it was made from is as it was.
 *
 * <p>What is wrong with the checks is never kept: a run that has to complain looks at everything anew.
 */
public final class CompiledPlans {

    /** Raised with every change to the form, or to what planning does with the same files. */
    private static final int FORM = 1;

    /**
     * How much older than the run what it is made from has to be. Some file systems keep whole seconds.
     */
    private static final Duration COARSE = Duration.ofSeconds(1);

    private final PlanFolder folder;
    private final Path project;
    private final String made;
    private final Function<MonttyConfig, HostFacts> host;
    private final String user;

    /**
     * Prepare to keep plans in {@code folder}.
     *
     * @param project the project directory: one that was copied has the plans of another
     * @param version the version of MonTTY
     * @param user the user whom they are for
     * @param host tells what of the host decides which checks concern it, under a configuration
     */
    public CompiledPlans(
            Path folder, Path project, String version, String user, Function<MonttyConfig, HostFacts> host) {
        this.folder = new PlanFolder(folder);
        this.project = project;
        this.made = FORM + " " + version;
        this.user = user;
        this.host = host;
    }

    /**
     * Say what a plan is made of.
     *
     * @param selection what was asked for
     * @param config the configuration of the project directory
     * @param run what the run does
     * @param settings what the configuration says of checks, by their ids
     * @param plugins what was found in jars
     * @param inputs the files and folders that were looked at
     * @param above the folders of which only who may write there was looked at
     */
    public record Sources(
            Selection selection,
            MonttyConfig config,
            RunPlan run,
            Map<String, CheckSettings> settings,
            Discovery plugins,
            Collection<Path> inputs,
            Collection<Path> above) {}

    /** Return what was kept for {@code selection}, if all that it was made from is as it was. */
    public Optional<KeptPlan> find(Selection selection) {
        return folder.read(asked(selection))
                .filter(plan -> plan.made().equals(made))
                .map(plan -> new KeptPlan(plan, this::around))
                .filter(KeptPlan::isCurrent);
    }

    /**
     * Keep {@code sources} if nothing of them has changed since {@code began}, the moment before they were read, and
     * nothing is wrong with the checks.
     *
     * @return whether they are kept
     * @throws IOException if there is no place for them
     */
    public boolean keep(Sources sources, Instant began) throws IOException {
        // The stamps first: what changes between the two is then younger than its stamp, and the plan is not kept.
        List<Stamp> inputs = new ArrayList<>();
        sources.inputs().forEach(path -> inputs.add(Stamp.of(path)));
        sources.above().forEach(folder -> inputs.add(Stamp.ofWriters(folder)));
        Offers offers = Offers.of(sources.plugins());
        if (!sources.run().findings().isEmpty()
                || !sources.inputs().stream().allMatch(path -> Stamp.isOlder(path, began.minus(COARSE)))) {
            return false;
        }
        try {
            folder.keep(
                    new CompiledPlan(
                            made,
                            asked(sources.selection()),
                            around(sources.config()),
                            inputs,
                            sources.config(),
                            new PlanCompiler(sources.settings(), offers)
                                    .compiled(sources.run().nodes()),
                            sources.run().ids(),
                            sources.run().bundle(),
                            offers.texts()),
                    began);
            return true;
        } catch (NotCompilableException e) {
            return false; // the configuration of a plugin may be of types that are not kept; it is read anew each time
        }
    }

    private String around(MonttyConfig config) {
        HostFacts facts = host.apply(config); // not as text of its own making: that takes Java a hundredth of a second
        return String.join(
                "\n", project.toString(), user, facts.name(), facts.distro(), String.join(" ", facts.like()));
    }

    private static String asked(Selection selection) {
        return String.join("\n", new TreeSet<>(selection.tags())) + "\0" + String.join("\n", selection.ids());
    }
}
