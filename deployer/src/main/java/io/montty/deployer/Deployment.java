package io.montty.deployer;

import io.montty.deployer.Change.Action;
import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Lay out a project directory, or bring one up to date.
 *
 * <p>A file that is as it was laid out belongs to us and is renewed or removed as the shipped files change. One that is
 * not belongs to the user, and so does the decision to have deleted one: neither is touched. The configuration file
 * alone comes back, since without it the folder is no project directory.
 */
final class Deployment {

    private static final FileAttribute<Set<PosixFilePermission>> FOR_OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final ProjectLayout project;
    private final List<ShippedFile> shipped;

    Deployment(ProjectLayout project, List<ShippedFile> shipped) {
        this.project = project;
        this.shipped = List.copyOf(shipped);
    }

    /**
     * Carry it out, and tell what became of each file.
     *
     * @throws IOException if it could not be finished; it can be run again then, and goes on
     */
    List<Change> run() throws IOException {
        Manifest before = Manifest.read(project.root());
        makeFolders();
        List<Change> changes = new ArrayList<>();
        Map<String, String> fingerprints = new HashMap<>();
        for (ShippedFile file : shipped) {
            Optional<String> recorded = before.fingerprint(file.path());
            Change change = place(file, recorded);
            changes.add(change);
            switch (change.action()) {
                case KEPT, LEFT_OUT -> recorded.ifPresent(hash -> fingerprints.put(file.path(), hash));
                default -> fingerprints.put(file.path(), file.fingerprint());
            }
        }
        changes.addAll(withdraw(before));
        new ShippedPlugins(project.plugins()).list(changes);
        Manifest after = new Manifest(fingerprints);
        if (!after.equals(before)) {
            AtomicFiles.write(project.root().resolve(Manifest.FILE), after.bytes());
        }
        return changes;
    }

    private void makeFolders() throws IOException {
        if (!Files.isDirectory(project.root())) {
            Files.createDirectories(Objects.requireNonNull(project.root().getParent()));
            Files.createDirectory(project.root(), FOR_OWNER_ALONE);
        }
        for (Path folder : project.folders()) {
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder, FOR_OWNER_ALONE);
            }
        }
    }

    private Change place(ShippedFile file, Optional<String> recorded) throws IOException {
        Path target = project.root().resolve(file.path());
        Optional<String> present = Fingerprint.of(target);
        if (present.isEmpty()) {
            if (recorded.isPresent() && !file.path().equals(ProjectLayout.CONFIG_FILE)) {
                String note = "deleted by you; delete its line in " + Manifest.FILE + " to get it back";
                return new Change(Action.LEFT_OUT, file.path(), note);
            }
            write(target, file, PosixFilePermissions.fromString(file.executable() ? "rwx------" : "rw-------"));
            return new Change(Action.MADE, file.path(), "");
        }
        if (present.get().equals(file.fingerprint())) {
            return new Change(Action.UNCHANGED, file.path(), "");
        }
        if (present.equals(recorded)) {
            // Its run bit may be gone on purpose, or its group let in.
            write(target, file, Files.getPosixFilePermissions(target));
            return new Change(Action.UPDATED, file.path(), "");
        }
        boolean renewed = !recorded.equals(Optional.of(file.fingerprint()));
        return new Change(Action.KEPT, file.path(), "yours" + (renewed ? "; the shipped one is another" : ""));
    }

    private static void write(Path target, ShippedFile file, Set<PosixFilePermission> permissions) throws IOException {
        Files.createDirectories(Objects.requireNonNull(target.getParent()), FOR_OWNER_ALONE);
        Path complete = target.resolveSibling("." + target.getFileName() + ".new");
        AtomicFiles.write(complete, file.bytes());
        Files.setPosixFilePermissions(complete, permissions);
        AtomicFiles.move(complete, target);
    }

    /** Remove what was laid out once and is shipped no more. */
    private List<Change> withdraw(Manifest before) throws IOException {
        List<Change> changes = new ArrayList<>();
        Set<String> current = new HashSet<>();
        shipped.forEach(file -> current.add(file.path()));
        for (Map.Entry<String, String> entry : before.fingerprints().entrySet()) {
            String path = entry.getKey();
            Path file = project.root().resolve(path);
            Optional<String> present = Fingerprint.of(file);
            if (current.contains(path) || present.isEmpty()) {
                continue;
            }
            if (present.get().equals(entry.getValue())) {
                Files.delete(file);
                changes.add(new Change(Action.REMOVED, path, "shipped no more"));
            } else {
                changes.add(new Change(Action.KEPT, path, "yours; shipped no more"));
            }
        }
        return changes;
    }
}
