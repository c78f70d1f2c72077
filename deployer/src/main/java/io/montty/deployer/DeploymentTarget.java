package io.montty.deployer;

import io.montty.runtime.cli.UsageException;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Judge whether a folder can become, or is, a project directory.
 *
 * @param directory the folder, absolute; need not be there
 */
record DeploymentTarget(Path directory) {

    /**
     * Refuse a place that a project directory cannot be laid out in.
     *
     * @param force whether a folder that holds something else is good enough
     * @throws UsageException if it is no folder, cannot be written to, or holds something else
     */
    void check(boolean force) throws IOException {
        if (!Files.isDirectory(directory)) {
            checkAbsent();
            return;
        }
        checkWritable(directory);
        if (!force && !isProject() && !isEmpty()) {
            throw new UsageException(directory + " holds other files and is not a project directory; name an empty or a"
                    + " new folder, or lay out beside them with --force, which overwrites none of them");
        }
        for (Path folder : new ProjectLayout(directory).folders()) {
            if (isThere(folder) && !Files.isDirectory(folder)) {
                throw new UsageException(folder + " is in the way: a folder of this name is needed; move it elsewhere");
            }
        }
    }

    boolean isProject() {
        return Files.exists(directory.resolve(ProjectLayout.CONFIG_FILE))
                || Files.exists(directory.resolve(Manifest.FILE));
    }

    private void checkAbsent() {
        Path place = directory;
        while (!isThere(place) && place.getParent() != null) {
            place = place.getParent();
        }
        if (!Files.isDirectory(place)) {
            throw new UsageException(place + " is not a folder; name a folder, or one that is not there yet");
        }
        checkWritable(place);
    }

    private static void checkWritable(Path folder) {
        if (!Files.isWritable(folder)) {
            throw new UsageException("cannot write to " + folder + ": it belongs to somebody else or is read-only;"
                    + " nothing was done; deploy as its owner, or to another folder");
        }
    }

    private boolean isEmpty() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            return !entries.iterator().hasNext();
        }
    }

    private static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
