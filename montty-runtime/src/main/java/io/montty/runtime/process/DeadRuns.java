package io.montty.runtime.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Clear away what runs have left that were killed, or that the machine went down under. */
final class DeadRuns {

    /** How old a folder without owner must be: a run makes its folder a moment before the file in it. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private final ProcessTable table;
    private final ProcessTreeEnder ender;

    DeadRuns(ProcessTable table, ProcessTreeEnder ender) {
        this.table = table;
        this.ender = ender;
    }

    /**
     * End the processes and remove the folders of runs that are dead, as far as they belong to the owner of
     * {@code own}.
     *
     * <p>Trouble with one of them is no trouble of this run, and the next run tries again.
     *
     * @param own the folder of this run, beside which others are looked for
     */
    void clear(Path own) {
        String ownPrefix = RunFolder.PREFIX + ProcessHandle.current().pid() + "-";
        try (DirectoryStream<Path> folders =
                Files.newDirectoryStream(own.resolveSibling("."), RunFolder.PREFIX + "*")) {
            for (Path folder : folders) {
                if (!String.valueOf(folder.getFileName()).startsWith(ownPrefix)) {
                    clear(folder, own);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Somebody else's folder, or one that another run clears away at this moment.
        }
    }

    private void clear(Path folder, Path own) {
        try {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own))) {
                clearOwned(folder, own);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // As above.
        }
    }

    private static Instant modified(Path folder) throws IOException {
        return Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).toInstant();
    }

    private void clearOwned(Path folder, Path own) throws IOException {
        Path owner = folder.resolve(RunFolder.OWNER);
        try (FileChannel channel = FileChannel.open(
                owner, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
            if (channel.tryLock() != null) {
                String nonce = Files.readString(owner, StandardCharsets.UTF_8);
                if (!nonce.isEmpty()) {
                    ender.end(() -> table.findOfAnyAge(ProcessRunner.marker(nonce), folder));
                }
                FileTree.delete(folder);
            }
        } catch (NoSuchFileException e) {
            // The time when this run made its own folder is as good as the clock.
            if (modified(folder).plus(YOUNG).isBefore(modified(own))) {
                FileTree.delete(folder);
            }
        }
    }
}
