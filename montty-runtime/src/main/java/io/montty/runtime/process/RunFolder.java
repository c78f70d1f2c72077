package io.montty.runtime.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Hold the output files of one run in a folder of its own that nobody else can enter. */
final class RunFolder implements AutoCloseable {

    private final Path folder;
    private final AtomicLong sequence = new AtomicLong();

    RunFolder(Path parent) throws IOException {
        folder = Files.createTempDirectory(parent, "montty-run-").toRealPath();
    }

    Path path() {
        return folder;
    }

    OutputFile newFile(int limit) {
        return new OutputFile(folder.resolve(Long.toString(sequence.incrementAndGet())), limit);
    }

    @Override
    public void close() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
