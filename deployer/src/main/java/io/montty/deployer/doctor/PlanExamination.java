package io.montty.deployer.doctor;

import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Look whether runs can use what an earlier one found out of the checks; without it all works, and starts slower.
 *
 * <p>A plan bears the time at which the run began that kept it, and holds until one of the files is changed that it was
 * made from.
 */
record PlanExamination(Site site) implements Examination {

    @Override
    public String name() {
        return "plan of the checks";
    }

    @Override
    public List<Finding> look() throws IOException {
        Optional<Instant> kept = kept();
        if (kept.isEmpty()) {
            return List.of(
                    Files.exists(site.project().checkLock())
                            ? none()
                            : Finding.skipped("the checks have not run here, so there is no plan of them"));
        }
        return List.of(changedSince(kept.get())
                .map(PlanExamination::outdated)
                .orElseGet(() -> Finding.ok("a run has kept what it found out of the checks, for those after it")));
    }

    private Finding none() {
        return new Finding(
                Verdict.OK,
                "no run has kept what it found out of the checks, so each one looks at them anew, which takes longer",
                site.montty("check --dry-run") + ", which tells of mistakes: while there are any, nothing is kept");
    }

    private static Finding outdated(Path changed) {
        return new Finding(
                Verdict.OK,
                changed + " was changed after a run had kept what it found out of the checks, so the next one looks at"
                        + " them anew",
                "nothing, if a person changed it; if each run does, let the checks write elsewhere, and runs start"
                        + " faster");
    }

    private Optional<Instant> kept() throws IOException {
        Optional<Instant> kept = Optional.empty();
        for (Path plan : Site.list(site.project().plans())) {
            Instant at = Files.getLastModifiedTime(plan).toInstant();
            kept = kept.filter(at::isBefore).or(() -> Optional.of(at));
        }
        return kept;
    }

    /** Return what a plan is made from in the project directory and was changed since {@code kept}, if anything was. */
    private Optional<Path> changedSince(Instant kept) throws IOException {
        ProjectLayout project = site.project();
        List<Path> inputs = new ArrayList<>(List.of(project.config()));
        for (Path folder : List.of(project.checks(), project.plugins(), project.baselines())) {
            inputs.add(folder);
            Site.list(folder).stream()
                    .filter(entry -> !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .forEach(inputs::add);
        }
        for (Path input : inputs) {
            if (Files.exists(input, LinkOption.NOFOLLOW_LINKS) && changed(input).isAfter(kept)) {
                return Optional.of(input);
            }
        }
        return Optional.empty();
    }

    /** The kernel alone sets this time, whatever is done to the file. */
    private static Instant changed(Path input) throws IOException {
        return ((FileTime) Files.getAttribute(input, "unix:ctime", LinkOption.NOFOLLOW_LINKS)).toInstant();
    }
}
