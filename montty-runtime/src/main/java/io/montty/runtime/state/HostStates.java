package io.montty.runtime.state;

import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.HostName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keep a file for each host, {@code HOST.json}, or {@code VOUCHER/HOST.json} where it is not known by its own key.
 *
 * <p>The modification time of a file is the moment from which on its host has to be looked at although it says nothing.
 * It is set before the file gets its name; so a pass that looks for silent hosts opens the few files whose moment has
 * come. The files are not forced to the disk: what a crash of the system damages is made anew from the reports.
 */
public final class HostStates {

    /** How many bytes a file may have; what the manager follows of a host is bounded so that they are enough. */
    static final int LARGEST = 4 * 1024 * 1024;

    private static final String SUFFIX = ".json";

    private final Path folder;

    /** @param folder made with the first host */
    public HostStates(Path folder) {
        this.folder = folder;
    }

    /** Return the file of {@code host}, which may not be there. */
    public Path file(HostKey host) {
        return (host.isKnown() ? folder : folder.resolve(host.voucher())).resolve(host.name() + SUFFIX);
    }

    /**
     * Read what is known of {@code host}.
     *
     * @return empty if nothing is known
     * @throws DamagedStateException if its file makes no sense
     * @throws IOException if its file cannot be read
     */
    public Optional<HostState> find(HostKey host) throws IOException {
        byte[] bytes;
        if (isOther(file(host))) {
            throw new DamagedStateException("hosts/" + host + SUFFIX, "it is no file");
        }
        try (InputStream in = Files.newInputStream(file(host), LinkOption.NOFOLLOW_LINKS)) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            if (Files.isRegularFile(file(host), LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
            throw new DamagedStateException("hosts/" + host + SUFFIX, "it is no file");
        }
        try {
            return Optional.of(StateJson.read(host, bytes));
        } catch (ReportFormatException e) {
            throw new DamagedStateException("hosts/" + host + SUFFIX, e.reason());
        }
    }

    /** What is not a file may keep whoever opens it waiting for ever. */
    private static boolean isOther(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isOther();
        } catch (IOException e) {
            return false; // to open it says why
        }
    }

    /** Read what is known of {@code host}; a file that makes no sense, as after a crash of the system, tells nothing. */
    public Optional<HostState> readable(HostKey host) throws IOException {
        try {
            return find(host);
        } catch (DamagedStateException e) {
            return Optional.empty();
        }
    }

    /** Write what is known of a host, which has to be looked at again at {@code lookAgain} at the latest. */
    public void put(HostState state, Instant lookAgain) throws IOException {
        Path file = file(state.host());
        try {
            AtomicFiles.replace(file, StateJson.write(state), FileTime.from(lookAgain));
        } catch (NoSuchFileException e) {
            makeFolder(folder);
            makeFolder(
                    state.host().isKnown()
                            ? folder
                            : folder.resolve(state.host().voucher()));
            AtomicFiles.replace(file, StateJson.write(state), FileTime.from(lookAgain));
        }
    }

    /** Force what is known of {@code host} to the disk. */
    public void force(HostKey host) throws IOException {
        Path file = file(host);
        AtomicFiles.force(file);
        AtomicFiles.force(host.isKnown() ? folder : folder.resolve(host.voucher()));
    }

    /** Forget {@code host}. */
    public void remove(HostKey host) throws IOException {
        Files.deleteIfExists(file(host));
    }

    /** Return how many hosts are known by the word of {@code voucher} alone. */
    public int count(String voucher) throws IOException {
        List<HostKey> found = new ArrayList<>();
        collect(folder.resolve(voucher), voucher, null, found);
        return found.size();
    }

    /** Return all hosts, in no order. */
    public List<HostKey> all() throws IOException {
        return list(null);
    }

    /** Return the hosts that have to be looked at, at {@code now}, in no order. */
    public List<HostKey> due(Instant now) throws IOException {
        return list(now);
    }

    private List<HostKey> list(@Nullable Instant due) throws IOException {
        List<HostKey> found = new ArrayList<>();
        collect(folder, "", due, found);
        return found;
    }

    private static void collect(Path from, String voucher, @Nullable Instant due, List<HostKey> found)
            throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(from)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (name.endsWith(SUFFIX)) {
                    String host = name.substring(0, name.length() - SUFFIX.length());
                    if (HostName.isValid(host) && (due == null || isDue(entry, due))) {
                        found.add(new HostKey(host, voucher));
                    }
                } else if (voucher.isEmpty() && HostName.isValid(name) && isFolder(entry)) {
                    collect(entry, name, due, found);
                }
            }
        } catch (NoSuchFileException e) {
            // Nothing is known yet.
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** What somebody put here, such as a copy of a file, is none of ours. */
    private static boolean isFolder(Path entry) {
        return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isDue(Path file, Instant now) throws IOException {
        try {
            return !Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .lastModifiedTime()
                    .toInstant()
                    .isAfter(now);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }
}
