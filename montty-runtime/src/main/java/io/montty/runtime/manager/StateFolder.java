package io.montty.runtime.manager;

import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;

/**
 * Make anew what is missing of {@code REPORTS/_state}, and tell what that was.
 *
 * <p>A mark says that the folder was whole once. Without it, a folder that holds notes on reports is that of the version
 * before, which knew no hosts: nothing was lost then.
 */
final class StateFolder {

    private static final String MARK = "2\n";

    private final ProjectLayout layout;
    private final Clock clock;
    private final PassLog log;

    /** Tell what is not there that was there before. */
    enum Loss {
        /** Nothing. */
        NOTHING,
        /** What is known of hosts, since there was no such thing before. */
        HOSTS_ARE_NEW,
        /** What was known of hosts. */
        HOSTS,
        /** Who vouched for the reports that are filed. */
        NOTES,
        /** All of it. */
        EVERYTHING
    }

    StateFolder(ProjectLayout layout, Clock clock, PassLog log) {
        this.layout = layout;
        this.clock = clock;
        this.log = log;
    }

    /** Make the folder itself if it is missing; the lock is in it. */
    static void make(ProjectLayout layout) throws IOException {
        make(layout.state());
    }

    /** Tell what is missing; to be asked before anything is written. */
    Loss loss() throws IOException {
        for (Path folder : List.of(layout.seen(), layout.past(), layout.filing(), layout.hosts())) {
            setAside(folder);
        }
        boolean marked = Files.exists(mark());
        boolean seen = Files.isDirectory(layout.seen());
        boolean hosts = Files.isDirectory(layout.hosts());
        if (!marked) {
            return seen || hosts || Files.exists(layout.managerLastRun()) ? Loss.HOSTS_ARE_NEW : Loss.EVERYTHING;
        }
        if (!hosts) {
            return seen ? Loss.HOSTS : Loss.EVERYTHING;
        }
        return seen ? Loss.NOTHING : Loss.NOTES;
    }

    /** Say that the folder is whole from now on. */
    void whole() throws IOException {
        for (Path folder : List.of(layout.seen(), layout.past(), layout.filing(), layout.hosts())) {
            make(folder);
        }
        Files.writeString(mark(), MARK, StandardCharsets.US_ASCII);
    }

    private Path mark() {
        return layout.state().resolve("manager-state");
    }

    /** What is in the way of a folder of ours is kept for a person to look at. */
    private void setAside(Path folder) throws IOException {
        boolean there = Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
        if (there && !Files.isDirectory(folder) && !Files.isSymbolicLink(folder)) {
            Path aside = folder.resolveSibling(
                    folder.getFileName() + ".damaged-" + clock.instant().getEpochSecond());
            Files.move(folder, aside);
            log.problem(folder + " was no folder; it is now " + aside.getFileName() + ", and the folder is made anew");
        }
    }

    private static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            try {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(folder)) {
                    throw e;
                }
            }
        }
    }
}
