package io.montty.deployer;

import io.montty.runtime.cli.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Find what an unpacked distribution brings along for project directories.
 *
 * @param home the folder it was unpacked in, absolute
 */
record Distribution(Path home) {

    /**
     * Return the checks, their configuration, and the plugins, each with its place in a project directory.
     *
     * @throws UsageException if the distribution is not whole
     */
    List<ShippedFile> files() throws IOException {
        List<ShippedFile> files = new ArrayList<>();
        files.addAll(below(home.resolve("checks").resolve("scripts"), "CHECKS/"));
        files.addAll(below(home.resolve("plugins"), "PLUGINS/"));
        return files;
    }

    private static List<ShippedFile> below(Path folder, String place) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UsageException(
                    "there is no " + folder + ", so this MonTTY is not whole; unpack or build it again");
        }
        List<ShippedFile> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) found.filter(Files::isRegularFile).sorted()::iterator) {
                files.add(new ShippedFile(
                        place + folder.relativize(file), Files.readAllBytes(file), Files.isExecutable(file)));
            }
        }
        return files;
    }
}
