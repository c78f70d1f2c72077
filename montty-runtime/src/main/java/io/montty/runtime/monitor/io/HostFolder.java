package io.montty.runtime.monitor.io;

import io.montty.runtime.state.HostKey;
import io.montty.runtime.store.HostName;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** List the files of hosts that the same one vouches for, and the folders in it. */
final class HostFolder {

    private static final String SUFFIX = ".json";

    private final Path folder;
    private final String voucher;
    private final FolderClock clock = new FolderClock();
    private Map<String, HostFile> files = new HashMap<>();
    private Set<String> folders = Set.of();

    HostFolder(Path folder, String voucher) {
        this.folder = folder;
        this.voucher = voucher;
    }

    Path path() {
        return folder;
    }

    /** Have all looked at the next time, whatever the folder's time says. */
    void reset() {
        clock.reset();
    }

    /**
     * Look which files changed since the last time.
     *
     * @param stale gets each that has to be read and did not have to before
     * @return whether a file came or went
     * @throws IOException if the folder cannot be listed
     */
    boolean look(Instant now, Consumer<HostFile> stale) throws IOException {
        if (!clock.isDue(folder, now)) {
            return false;
        }
        Map<String, HostFile> found = new HashMap<>();
        Set<String> inside = new HashSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                see(entry, found, inside, stale);
            }
        } catch (NoSuchFileException e) {
            found.clear(); // nothing is known yet, or any more
        } catch (DirectoryIteratorException e) {
            clock.reset();
            throw e.getCause();
        } catch (IOException e) {
            clock.reset();
            throw e;
        }
        boolean changed = !found.keySet().equals(files.keySet());
        files = found;
        folders = inside;
        return changed;
    }

    private void see(Path entry, Map<String, HostFile> found, Set<String> inside, Consumer<HostFile> stale)
            throws IOException {
        String name = String.valueOf(entry.getFileName());
        if (name.endsWith(SUFFIX)) {
            String host = name.substring(0, name.length() - SUFFIX.length());
            Optional<FileStamp> stamp = HostName.isValid(host) ? FileStamp.of(entry) : Optional.empty();
            if (stamp.isPresent()) {
                found.put(host, see(host, stamp.get(), stale));
            }
        } else if (voucher.isEmpty() && HostName.isValid(name) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            inside.add(name);
        }
    }

    private HostFile see(String host, FileStamp stamp, Consumer<HostFile> stale) {
        HostFile file = files.get(host);
        if (file == null) {
            file = new HostFile(new HostKey(host, voucher), stamp);
            stale.accept(file);
        } else if (file.take(stamp)) {
            stale.accept(file);
        }
        return file;
    }

    /** Return the names of the folders in it, as of the last look. */
    Set<String> folders() {
        return folders;
    }

    Collection<HostFile> files() {
        return files.values();
    }

    @Nullable
    HostFile file(String host) {
        return files.get(host);
    }
}
