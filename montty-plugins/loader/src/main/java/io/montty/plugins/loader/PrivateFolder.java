package io.montty.plugins.loader;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Hold files in a folder that nobody else can enter.
 *
 * <p>A file in it is locked for as long as its owner lives, by which a later run knows the folders of dead ones.
 */
final class PrivateFolder implements AutoCloseable {

    private static final String PREFIX = "montty-plugins-";
    private static final String OWNER = ".owner";

    private final Path folder;
    private final FileChannel owner;

    private PrivateFolder(Path folder, FileChannel owner) {
        this.folder = folder;
        this.owner = owner;
    }

    /**
     * Make a folder in the first of {@code parents} where that is possible, and clear away those of dead runs there.
     *
     * @throws IOException naming what hindered it in each
     */
    static PrivateFolder in(List<Path> parents) throws IOException {
        StringBuilder trouble = new StringBuilder();
        for (Path parent : parents) {
            try {
                PrivateFolder made = in(parent);
                made.clearDead(parent);
                return made;
            } catch (IOException e) {
                trouble.append(trouble.isEmpty() ? "" : "; ").append(OneLine.of(e));
            }
        }
        throw new IOException(trouble.toString());
    }

    private static PrivateFolder in(Path parent) throws IOException {
        Path folder = Files.createTempDirectory(parent, PREFIX).toRealPath();
        FileChannel owner =
                FileChannel.open(folder.resolve(OWNER), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (owner.tryLock() == null) {
            throw new IOException("the lock in " + folder + " is taken");
        }
        return new PrivateFolder(folder, owner);
    }

    /** Put {@code bytes} there under {@code name}. */
    Path put(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Trouble with one of them is no trouble of this run, and the next run tries again. */
    private void clearDead(Path parent) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path other : folders) {
                clearDeadFolder(other);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // The next run tries again.
        }
    }

    private void clearDeadFolder(Path other) {
        try {
            if (Files.isSameFile(other, folder)
                    || !Files.getOwner(other, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(folder))) {
                return;
            }
            Path lock = other.resolve(OWNER);
            try (FileChannel channel =
                            FileChannel.open(lock, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
                    FileLock taken = channel.tryLock()) {
                if (taken != null) {
                    delete(other);
                }
            }
        } catch (IOException | OverlappingFileLockException e) {
            // Somebody else's, or one that another run makes or clears away at this moment.
        }
    }

    @Override
    public void close() throws IOException {
        try (owner) {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(Objects.requireNonNull(path));
            }
        }
    }
}
