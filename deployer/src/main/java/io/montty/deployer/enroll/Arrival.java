package io.montty.deployer.enroll;

import io.montty.runtime.store.InboxName;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Find out whether a report has come.
 *
 * @param project the project directory it should come to
 * @param host who sends it
 * @param id which it is
 */
record Arrival(ProjectLayout project, String host, String id) {

    /** A relay's inbox has a folder for each host behind it. */
    private static final int DEPTH = 2;

    /** Tell whether it is there, in the inbox or filed. */
    boolean happened() throws IOException {
        return waits() || filed().isPresent() || Files.exists(project.seen().resolve(id));
    }

    /** Tell whether it is in the inbox. */
    boolean waits() throws IOException {
        Path inbox = project.input().resolve(host);
        String name = new InboxName(id, InboxName.Kind.REPORT).toString();
        try (Stream<Path> found = Files.find(inbox, DEPTH, (file, attributes) -> file.endsWith(name))) {
            return found.findAny().isPresent();
        } catch (UncheckedIOException e) {
            return false; // a folder went while we looked
        }
    }

    /** Return how it was filed, if it was. */
    Optional<ReportName> filed() throws IOException {
        for (Path folder : project.filedFolders()) {
            try (Stream<Path> files = Files.list(folder)) {
                Optional<ReportName> found = files.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.startsWith(id))
                        .flatMap(name -> ReportName.parse(name).stream())
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
