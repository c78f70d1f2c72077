package io.montty.checks.security;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Walk through folders of a host, each on its own file system, without following a link.
 *
 * @param files the host
 * @param most how many files and folders are looked at
 */
record TreeWalk(HostFiles files, int most) {

    private static final int FOLDER = 0040000;
    private static final int KIND = 0170000;

    /** Look at one file or folder. */
    @FunctionalInterface
    interface Visitor {

        /** Look at {@code path}, which has {@code mode} as stat(2) gives it. */
        void at(Path path, int mode) throws IOException;
    }

    /**
     * Tell how a walk went.
     *
     * @param looked how many files and folders were looked at
     * @param unread the folders that could not be entered
     * @param whole whether there were not more of them than are looked at
     */
    record Walked(int looked, List<String> unread, boolean whole) {

        Walked {
            unread = List.copyOf(unread);
        }
    }

    /** Show {@code visitor} all that is at and below {@code tops}, as far as it is there. */
    Walked walk(List<String> tops, Visitor visitor) throws InterruptedException {
        List<String> unread = new ArrayList<>();
        int looked = 0;
        for (String top : tops) {
            Path start = files.at(top);
            if (!Files.isDirectory(start, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            Object device = device(start);
            Deque<Path> left = new ArrayDeque<>(List.of(start));
            while (!left.isEmpty()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (++looked > most) {
                    return new Walked(most, unread, false);
                }
                look(left.pop(), device, visitor, left, unread);
            }
        }
        return new Walked(looked, unread, true);
    }

    private void look(Path path, Object device, Visitor visitor, Deque<Path> left, List<String> unread) {
        try {
            Map<String, Object> attributes = Files.readAttributes(path, "unix:mode,dev", LinkOption.NOFOLLOW_LINKS);
            int mode = ((Number) attributes.getOrDefault("mode", 0)).intValue();
            if (!device.equals(attributes.get("dev"))) {
                return;
            }
            visitor.at(path, mode);
            if ((mode & KIND) == FOLDER) {
                enter(path, left, unread);
            }
        } catch (IOException e) {
            // It was removed as we looked.
        }
    }

    private void enter(Path folder, Deque<Path> left, List<String> unread) {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            children.forEach(left::push);
        } catch (IOException | DirectoryIteratorException e) {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                unread.add(files.name(folder));
            }
        }
    }

    private static Object device(Path path) {
        try {
            return Files.getAttribute(path, "unix:dev", LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return "gone";
        }
    }
}
