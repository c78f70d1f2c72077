package io.montty.checks.security;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Read files of a host by the names that they have there.
 *
 * @param root the root of its files
 */
record HostFiles(Path root) {

    private static final long LARGEST_TEXT = 4 * 1024 * 1024;
    private static final int LARGEST_TAIL = 16 * 1024 * 1024;
    private static final int MOST_MATCHES = 1000;

    /** Return where {@code path}, absolute on the host, can be read. */
    Path at(String path) {
        return root.resolve(path.startsWith("/") ? path.substring(1) : path);
    }

    /** Return the name that {@code file} has on the host. */
    String name(Path file) {
        return "/" + root.relativize(file);
    }

    /** Tell whether anything is at {@code path}. */
    boolean isThere(String path) {
        return Files.exists(at(path), LinkOption.NOFOLLOW_LINKS);
    }

    /** Return the lines of a text file; empty if it is not there, cannot be read, or is far too large to be one. */
    Optional<List<String>> lines(String path) {
        Path file = at(path);
        try {
            if (Files.isDirectory(file) || Files.size(file) > LARGEST_TEXT) {
                return Optional.empty();
            }
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Return the last lines of a file that may be large, such as a log; empty if it cannot be read. */
    Optional<List<String>> lastLines(String path) {
        try (SeekableByteChannel channel = Files.newByteChannel(at(path))) {
            channel.position(Math.max(0, channel.size() - LARGEST_TAIL));
            byte[] tail = Channels.newInputStream(channel).readNBytes(LARGEST_TAIL);
            return Optional.of(new String(tail, StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Return what matches {@code pattern}, absolute, with {@code *} and the like in any of its names, in order.
     *
     * <p>What cannot be entered matches nothing; hidden files match only a name that begins with a dot.
     */
    List<Path> matching(String pattern) {
        List<Path> found = List.of(root);
        for (String name : pattern.split("/", -1)) {
            if (!name.isEmpty()) {
                found = step(found, name);
            }
        }
        return found.equals(List.of(root)) ? List.of() : found;
    }

    private static List<Path> step(List<Path> folders, String name) {
        List<Path> found = new ArrayList<>();
        boolean glob = name.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
        for (Path folder : folders) {
            if (!glob) {
                Path next = folder.resolve(name);
                if (Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
                    found.add(next);
                }
            } else {
                found.addAll(children(folder, name));
            }
        }
        return found.size() > MOST_MATCHES ? found.subList(0, MOST_MATCHES) : found;
    }

    private static List<Path> children(Path folder, String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, glob)) {
            for (Path child : children) {
                if (glob.startsWith(".") || !String.valueOf(child.getFileName()).startsWith(".")) {
                    found.add(child);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return List.of(); // not a folder, or not for us
        }
        found.sort(null);
        return found;
    }
}
