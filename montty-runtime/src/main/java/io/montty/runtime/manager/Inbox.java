package io.montty.runtime.manager;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** List what waits in the inbox and in the folders of the hosts right below it. */
final class Inbox {

    private static final Pattern HOST = Pattern.compile("(?!\\.)[a-z0-9.-]{1,63}");

    private final Path folder;

    Inbox(Path folder) {
        this.folder = folder;
    }

    /** Return all entries but the hosts' folders, the oldest first; trouble with one of those folders goes to {@code log}. */
    List<Incoming> entries(PassLog log) throws IOException {
        List<Incoming> entries = new ArrayList<>();
        for (Incoming entry : entries(folder, null)) {
            if (isHostFolder(entry)) {
                entries.addAll(hostEntries(entry, log));
            } else {
                entries.add(entry);
            }
        }
        entries.sort(Incoming.OLDEST_FIRST);
        return entries;
    }

    private static List<Incoming> hostEntries(Incoming host, PassLog log) {
        try {
            return entries(host.path(), host.name());
        } catch (NoSuchFileException e) {
            return List.of(); // the folder went away since it was listed, and what was in it
        } catch (IOException e) {
            log.problem("REPORTS/_input/" + host.name() + " cannot be listed: " + IoTrouble.reason(e));
            return List.of();
        }
    }

    /** Return the folders that reports may arrive in. */
    List<Path> folders() throws IOException {
        List<Path> folders = new ArrayList<>(List.of(folder));
        for (Incoming entry : entries(folder, null)) {
            if (isHostFolder(entry)) {
                folders.add(entry.path());
            }
        }
        return folders;
    }

    private static boolean isHostFolder(Incoming entry) {
        return entry.attributes().isDirectory() && HOST.matcher(entry.name()).matches();
    }

    private static List<Incoming> entries(Path folder, @Nullable String host) throws IOException {
        List<Incoming> entries = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                attributes(path).ifPresent(found -> entries.add(new Incoming(path, host, found)));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    private static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // taken away since it was listed
        }
    }
}
