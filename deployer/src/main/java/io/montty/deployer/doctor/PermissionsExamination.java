package io.montty.deployer.doctor;

import io.montty.plugins.loader.FileTrust;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Look for files and folders that others could change, or that are not there. */
record PermissionsExamination(Site site) implements Examination {

    @Override
    public String name() {
        return "permissions";
    }

    @Override
    public List<Finding> look() throws IOException {
        List<Finding> findings = new ArrayList<>();
        links(site.project().root(), findings);
        Set<String> flaws = new LinkedHashSet<>();
        FileTrust trust = new FileTrust(site.uid());
        for (Path path : guarded()) {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                flaws.addAll(trust.flawsUpToRoot(path));
            }
        }
        flaws.forEach(flaw -> findings.add(flawed(flaw)));
        for (Path folder : site.project().folders()) {
            present(folder, findings);
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok("nobody but " + (site.uid() == 0 ? "root" : site.user() + " and root")
                    + " can change " + site.project().root() + " or a folder above it"));
        }
        return findings;
    }

    private List<Path> guarded() {
        ProjectLayout project = site.project();
        List<Path> paths = new ArrayList<>(List.of(project.root(), project.config(), project.checksConfig()));
        paths.addAll(project.folders());
        paths.add(project.receiving());
        paths.add(project.seen());
        paths.add(project.allowedSigners());
        paths.add(project.root().resolve("ssh"));
        paths.add(project.root().resolve("run.sh"));
        return paths;
    }

    private void present(Path folder, List<Finding> findings) {
        if (!Files.isDirectory(folder)) {
            findings.add(Finding.wrong("there is no folder " + folder, site.deploy("")));
        } else if (isWrittenTo(folder) && !Files.isWritable(folder)) {
            findings.add(Finding.wrong(
                    site.user() + " cannot write to " + folder, "chown " + site.user() + " " + site.word(folder)));
        }
    }

    private boolean isWrittenTo(Path folder) {
        return folder.startsWith(site.project().spool())
                || folder.startsWith(site.project().reports());
    }

    /** A crontab and a bound key name the folder; a link in its name can be led elsewhere by whoever owns it. */
    private static void links(Path project, List<Finding> findings) throws IOException {
        for (Path path = project; path != null && path.getParent() != null; path = path.getParent()) {
            if (Files.isSymbolicLink(path)) {
                findings.add(Finding.warn(
                        path + ", on the way to the project directory, is a symbolic link to "
                                + Files.readSymbolicLink(path),
                        "name the folder as it is everywhere: " + project.toRealPath()));
            }
        }
    }

    /** The loader's words end with the command, behind a colon. */
    private static Finding flawed(String flaw) {
        int colon = flaw.lastIndexOf(": ");
        return colon < 0 ? Finding.wrong(flaw, "") : Finding.wrong(flaw.substring(0, colon), flaw.substring(colon + 2));
    }
}
