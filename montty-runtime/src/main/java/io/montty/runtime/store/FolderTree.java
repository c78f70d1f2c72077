package io.montty.runtime.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;

/** Measure and remove folders of strangers: no link is followed, even one that is put in place of a folder meanwhile. */
final class FolderTree {

    private static final int DEEPEST = 64;

    private FolderTree() {}

    /** Return how large the files in {@code folder} are together. */
    static long bytes(Path folder) throws IOException {
        long[] sum = {0};
        FileVisitor<Path> adder = new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
                sum[0] += found.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE; // gone, or closed to us: then it is not counted
            }
        };
        Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, adder);
        return sum[0];
    }

    /** Remove {@code path}, whatever it is, if it is there. */
    static void delete(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
                if (!(entries instanceof SecureDirectoryStream<Path> secure)) {
                    throw new IOException("the file system cannot remove " + path + " safely; remove it by hand");
                }
                empty(secure, 0);
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        Files.deleteIfExists(path);
    }

    private static void empty(SecureDirectoryStream<Path> folder, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("it has more than " + DEEPEST + " folders in each other; remove it by hand");
        }
        for (Path entry : folder) {
            Path name = entry.getFileName();
            BasicFileAttributes found = folder.getFileAttributeView(
                            name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
            if (found.isDirectory()) {
                try (SecureDirectoryStream<Path> inner = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                    empty(inner, depth + 1);
                }
                folder.deleteDirectory(name);
            } else {
                folder.deleteFile(name);
            }
        }
    }
}
