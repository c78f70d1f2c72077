package io.montty.runtime.fsck;

import io.montty.runtime.store.PrivateFolder;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The folders are there and nobody else's to write to, and so is each thing in them; nothing in them is half done. */
final class FolderExamination implements Examination {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int DEEPEST = 3;

    private final Site site;

    FolderExamination(Site site) {
        this.site = site;
    }

    @Override
    public void examine(Consumer<Finding> findings) throws IOException {
        ProjectLayout layout = site.layout();
        List<Path> folders = Stream.concat(
                        layout.filedFolders().stream(), Stream.of(layout.input(), layout.reject(), layout.state()))
                .toList();
        for (Path folder : folders) {
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                findings.accept(new Finding(
                        site.name(folder),
                        "the folder is missing",
                        "make it",
                        () -> Files.createDirectory(
                                folder,
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))));
                continue;
            }
            Optional<String> flaw = PrivateFolder.flaw(folder, site.name(folder));
            if (flaw.isPresent()) {
                openOrOther(folder, flaw.get(), findings);
            } else if (!folder.equals(layout.input())) {
                // A host's folder in the inbox may be its account's.
                contents(folder, 1, Files.getOwner(folder), findings);
            }
        }
    }

    private void contents(Path folder, int depth, UserPrincipal owner, Consumer<Finding> findings) throws IOException {
        boolean rejects = folder.equals(site.layout().reject());
        for (Path entry : Site.list(folder)) {
            try {
                PosixFileAttributes found =
                        Files.readAttributes(entry, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (isHalfDone(entry, found)) {
                    findings.accept(site.remove(entry, "half a file, left more than 10 minutes ago"));
                } else if (!rejects) {
                    entry(entry, found, depth, owner, findings);
                }
            } catch (NoSuchFileException e) {
                // A receiver works on.
            }
        }
    }

    private void entry(
            Path entry, PosixFileAttributes found, int depth, UserPrincipal owner, Consumer<Finding> findings)
            throws IOException {
        boolean open = found.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                || (found.permissions().contains(PosixFilePermission.GROUP_WRITE)
                        && !found.group().getName().equals(found.owner().getName()));
        if (found.isSymbolicLink()) {
            findings.accept(site.away(entry, "", "a symbolic link, which can be led elsewhere"));
        } else if (!found.owner().equals(owner)) {
            findings.accept(Finding.byHand(
                    site.name(entry),
                    "it belongs to " + found.owner().getName() + ", not to " + owner.getName(),
                    "chown " + owner.getName() + " " + site.name(entry)));
        } else if (open) {
            findings.accept(close(entry, "it can be written by others"));
        }
        if (found.isDirectory()
                && depth < DEEPEST
                && entry.startsWith(site.layout().state())) {
            contents(entry, depth + 1, owner, findings);
        }
    }

    private boolean isHalfDone(Path entry, BasicFileAttributes found) {
        // A receiver's slot is cleared by the next one in it, and may be written to at any time.
        return found.isRegularFile()
                && Site.fileName(entry).endsWith(".part")
                && !entry.startsWith(site.layout().receiving())
                && found.lastModifiedTime()
                        .toInstant()
                        .isBefore(site.clock().instant().minus(PATIENCE));
    }

    private void openOrOther(Path folder, String flaw, Consumer<Finding> findings) throws IOException {
        boolean own = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(folder).equals(Files.getOwner(Objects.requireNonNull(folder.getParent())));
        findings.accept(
                own
                        ? close(folder, "it can be written by others")
                        : Finding.byHand(site.name(folder), flaw, "see there"));
    }

    private Finding close(Path path, String what) {
        return new Finding(site.name(path), what, "chmod go-w", () -> {
            PosixFileAttributeView view =
                    Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            Set<PosixFilePermission> permissions = view.readAttributes().permissions();
            permissions.removeAll(Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE));
            Files.setPosixFilePermissions(path, permissions);
        });
    }
}
