package io.montty.runtime.fsck;

import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.Rejects;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Be what all examinations look at. */
final class Site {

    private final ProjectLayout layout;
    private final Clock clock;
    private final Rejects rejects;

    Site(ProjectLayout layout, Clock clock) {
        this.layout = layout;
        this.clock = clock;
        this.rejects = new Rejects(layout.reject(), clock, (file, why) -> {});
    }

    ProjectLayout layout() {
        return layout;
    }

    Clock clock() {
        return clock;
    }

    /** Return the name of {@code path} for people. */
    String name(Path path) {
        return layout.root().relativize(path).toString();
    }

    /** Return what is in {@code folder}, in order; nothing if there is no such folder. */
    static List<Path> list(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(found::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        found.sort(null);
        return found;
    }

    static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** Return where {@code path} is set aside. */
    Path aside(Path path) {
        return path.resolveSibling(fileName(path) + ".broken-" + clock.instant().getEpochSecond());
    }

    /** Return a finding that a move to the quarantine ends. */
    Finding away(Path path, String id, String what) {
        return new Finding(
                name(path),
                what,
                "move it to REPORTS/_reject",
                () -> rejects.moveAway(path, name(path), id, "montty fsck: " + what));
    }

    /** Return a finding that a deletion ends. */
    Finding remove(Path path, String what) {
        return new Finding(name(path), what, "remove it", () -> Files.deleteIfExists(path));
    }
}
