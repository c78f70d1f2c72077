package io.montty.runtime.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** List what waits in the inbox, in the folders of the hosts in it, and in those of the hosts that a relay forwards. */
public final class Inbox {

    /** How many reports of one host may wait; a receiver takes no more of it. */
    public static final int MOST_OF_A_HOST = 200;

    private static final Duration DESERTED = Duration.ofDays(1);

    private final Path folder;

    /**
     * Hold what one look at the inbox found.
     *
     * @param entries all entries but the hosts' folders, the oldest first
     * @param folders the folders that reports may arrive in, the inbox itself first
     */
    public record Listing(List<Incoming> entries, List<Folder> folders) {

        public Listing {
            entries = List.copyOf(entries);
            folders = List.copyOf(folders);
        }
    }

    /**
     * Name a folder that reports may arrive in.
     *
     * @param file what tells it from a later one of the same name, as {@link PosixFileAttributes#fileKey} does
     * @param forwarded whether a relay fills it for a host
     */
    public record Folder(Path path, @Nullable Object file, boolean forwarded) {}

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
        return list(trouble).entries();
    }

    /**
     * Look at the inbox and all folders in it.
     *
     * @param trouble told of a host's folder that cannot be listed, and why
     * @throws IOException if the inbox itself cannot be listed
     */
    public Listing list(BiConsumer<Incoming, IOException> trouble) throws IOException {
        return list(Set.of(), trouble);
    }

    /**
     * Look at the inbox and the folders in it but those of {@code passedOver}, whose files are not
     * asked for.
     *
     * @param trouble told of a host's folder that cannot be listed, and why
     * @throws IOException if the inbox itself cannot be listed
     */
    public Listing list(Set<Path> passedOver, BiConsumer<Incoming, IOException> trouble) throws IOException {
        return new Walk(passedOver, trouble).listing();
    }

    /** Return the folders that reports may arrive in. */
    public List<Folder> folders() throws IOException {
        // Whoever lists the entries says what cannot be listed.
        return list((host, trouble) -> {}).folders();
    }

    /**
     * Remove the folders that relays filled for hosts that they have not forwarded anything of for a day: a relay may
     * have so many, and names come and go.
     *
     * @throws IOException if the inbox cannot be listed, or a folder not be removed
     */
    public void removeDeserted(Instant now) throws IOException {
        removeDeserted(folders(), now);
    }

    /**
     * Remove those of {@code found} that a relay has not forwarded anything into for a day.
     *
     * @throws IOException if a folder cannot be removed
     */
    public static void removeDeserted(List<Folder> found, Instant now) throws IOException {
        for (Folder place : found) {
            if (place.forwarded() && isOld(place.path(), now)) {
                try {
                    Files.delete(place.path());
                } catch (DirectoryNotEmptyException | NoSuchFileException e) {
                    // It is in use, or gone already.
                }
            }
        }
    }

    private static boolean isOld(Path folder, Instant now) throws IOException {
        Optional<PosixFileAttributes> found = attributes(folder);
        return found.isPresent() && found.get().lastModifiedTime().toInstant().isBefore(now.minus(DESERTED));
    }

    /** Go through the folders once. */
    private final class Walk {

        private final Set<Path> passedOver;
        private final BiConsumer<Incoming, IOException> trouble;
        private final Object owner;
        private final List<Incoming> entries = new ArrayList<>();
        private final List<Folder> folders = new ArrayList<>();

        Walk(Set<Path> passedOver, BiConsumer<Incoming, IOException> trouble) throws IOException {
            this.passedOver = passedOver;
            this.trouble = trouble;
            this.owner = uid(folder);
        }

        Listing listing() throws IOException {
            Object file =
                    Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
            folders.add(new Folder(folder, file, false));
            list(folder, Origin.OPEN);
            entries.sort(Incoming.OLDEST_FIRST);
            return new Listing(entries, folders);
        }

        private void list(Path from, Origin origin) throws IOException {
            List<Incoming> below = new ArrayList<>();
            try (DirectoryStream<Path> paths = Files.newDirectoryStream(from)) {
                for (Path path : paths) {
                    if (!passedOver.contains(path)) {
                        incoming(path, origin).ifPresent(below::add);
                    }
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
            below.forEach(this::collect);
        }

        private Optional<Incoming> incoming(Path path, Origin origin) throws IOException {
            Optional<PosixFileAttributes> found = attributes(path);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            // Numbers are compared: to look up the name of each owner costs more than all the rest. Whose the hosts'
            // folders are makes no difference: they lie in a folder of ours, where nobody can swap them for links.
            boolean hosts = origin.isOpen() && found.get().isDirectory();
            boolean foreign = !hosts && isForeign(path);
            return Optional.of(new Incoming(path, origin, foreign, found.get()));
        }

        private boolean isForeign(Path path) throws IOException {
            try {
                return !owner.equals(uid(path));
            } catch (NoSuchFileException e) {
                return true; // gone since; what comes in its place is trusted with nothing
            }
        }

        private void collect(Incoming entry) {
            if (!isHostFolder(entry)) {
                entries.add(entry);
                return;
            }
            folders.add(new Folder(
                    entry.path(), entry.attributes().fileKey(), !entry.origin().isOpen()));
            try {
                list(entry.path(), below(entry));
            } catch (NoSuchFileException e) {
                // The folder went away since it was listed, and what was in it.
            } catch (IOException e) {
                trouble.accept(entry, e);
            }
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

    private static Object uid(Path path) throws IOException {
        return Objects.requireNonNull(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS));
    }

    private static Optional<PosixFileAttributes> attributes(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // taken away since it was listed
        }
    }
}
