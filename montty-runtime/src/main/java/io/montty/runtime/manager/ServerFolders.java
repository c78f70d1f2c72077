package io.montty.runtime.manager;

import io.montty.runtime.store.Printable;
import io.montty.runtime.store.PrivateFolder;
import io.montty.runtime.store.ProjectLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Judge the folders that a manager works in: they are there, and nobody else may write to them. */
final class ServerFolders {

    private ServerFolders() {}

    /** Return what is wrong with the folders of {@code layout}, a line each. */
    static List<String> troubles(ProjectLayout layout) {
        List<Path> needed = Stream.concat(Stream.of(layout.input(), layout.reject()), layout.filedFolders().stream())
                .toList();
        // The state is made anew, but only where the others are: else a file system is not mounted.
        List<String> missing = needed.stream()
                .filter(folder -> !Files.isDirectory(folder))
                .map(folder ->
                        Printable.text("the folder " + folder + " is missing; run: montty deploy " + layout.root()))
                .toList();
        if (!missing.isEmpty()) {
            return missing;
        }
        // The folder of a host that sends over SFTP is its account's to write to; the inbox above it is not.
        return PrivateFolder.flaws(Stream.concat(
                        needed.stream(),
                        Stream.of(
                                layout.state(),
                                layout.seen(),
                                layout.past(),
                                layout.filing(),
                                layout.hosts(),
                                layout.audit()))
                .toList());
    }
}
