package io.montty.runtime.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** List what waits in the inbox, in the folders of the hosts in it, and in those of the hosts that a relay forwards. */
public final class Inbox {

    /** How many reports of one host may wait; a receiver takes no more of it. */
    public static final int MOST_OF_A_HOST = 200;

    private static final Duration DESERTED = Duration.ofDays(1);

    private final Path folder;

    /** @param folder the inbox itself */
    public Inbox(Path folder) {
        this.folder = folder;
    }

    /**
     * Return all entries but the hosts' folders, the oldest first.
     *
     * @param trouble told of a host's folder that cannot be listed, and why
     * @throws IOException if the inbox itself cannot be listed
     */
    public List<Incoming> entries(BiConsumer<Incoming, IOException> trouble) throws IOException {
        List<Incoming> found = new ArrayList<>();
        UserPrincipal owner = owner();
        for (Incoming entry : list(folder, Origin.OPEN, owner)) {
            collect(entry, owner, found, trouble);
        }
        found.sort(Incoming.OLDEST_FIRST);
        return found;
    }

    /** Return the folders that reports may arrive in. */
    public List<Path> folders() throws IOException {
        List<Path> folders = new ArrayList<>(List.of(folder));
        UserPrincipal owner = owner();
        for (Incoming entry : list(folder, Origin.OPEN, owner)) {
            if (isHostFolder(entry)) {
                folders.add(entry.path());
                addForwarded(entry, owner, folders);
            }
        }
        return folders;
    }

    /**
     * Remove the folders that relays filled for hosts that they have not forwarded anything of for a day: a relay may
     * have so many, and names come and go.
     *
     * @throws IOException if the inbox cannot be listed, or a folder not be removed
     */
    public void removeDeserted(Instant now) throws IOException {
        for (Path place : folders()) {
            if (folder.equals(above(above(place))) && isOld(place, now)) {
                try {
                    Files.delete(place);
                } catch (DirectoryNotEmptyException | NoSuchFileException e) {
                    // It is in use, or gone already.
                }
            }
        }
    }

    private static @Nullable Path above(@Nullable Path path) {
        return path == null ? null : path.getParent();
    }

    private static boolean isOld(Path folder, Instant now) throws IOException {
        Optional<PosixFileAttributes> found = attributes(folder);
        return found.isPresent() && found.get().lastModifiedTime().toInstant().isBefore(now.minus(DESERTED));
    }

    private UserPrincipal owner() throws IOException {
        return Files.getOwner(folder);
    }

    private static void addForwarded(Incoming host, UserPrincipal owner, List<Path> folders) {
        try {
            for (Incoming inner : list(host.path(), below(host), owner)) {
                if (isHostFolder(inner)) {
                    folders.add(inner.path());
                }
            }
        } catch (IOException e) {
            // Whoever lists the entries says so.
        }
    }

    private static void collect(
            Incoming entry, UserPrincipal owner, List<Incoming> found, BiConsumer<Incoming, IOException> trouble) {
        if (!isHostFolder(entry)) {
            found.add(entry);
            return;
        }
        try {
            for (Incoming inner : list(entry.path(), below(entry), owner)) {
                collect(inner, owner, found, trouble);
            }
        } catch (NoSuchFileException e) {
            // The folder went away since it was listed, and what was in it.
        } catch (IOException e) {
            trouble.accept(entry, e);
        }
    }

    /**
     * A relay's folder has folders of hosts; theirs have none.
     *
     * <p>A receiver makes those of a relay. One that is an account's own is not entered: the account could put a link in
     * its place at any moment, and let files of the server be taken for its reports.
     */
    private static boolean isHostFolder(Incoming entry) {
        Origin origin = entry.origin();
        return entry.attributes().isDirectory()
                && !origin.isForwarded()
                && (origin.isOpen() || !entry.foreign())
                && HostName.isValid(entry.name());
    }

    private static Origin below(Incoming host) {
        return host.origin().isOpen()
                ? new Origin(host.name(), "")
                : new Origin(host.origin().key(), host.name());
    }

    private static List<Incoming> list(Path folder, Origin origin, UserPrincipal owner) throws IOException {
        List<Incoming> entries = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                attributes(path)
                        .ifPresent(found -> entries.add(
                                new Incoming(path, origin, !found.owner().equals(owner), found)));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    private static Optional<PosixFileAttributes> attributes(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // taken away since it was listed
        }
    }
}
