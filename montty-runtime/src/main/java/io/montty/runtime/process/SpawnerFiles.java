package io.montty.runtime.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Hold the two files that a spawner's commands write to, one command after the other. */
final class SpawnerFiles implements AutoCloseable {

    private final Path stdout;
    private final Path stderr;
    private final RandomAccessFile output;
    private final RandomAccessFile errors;

    SpawnerFiles(Path stdout, Path stderr) throws IOException {
        this.stdout = stdout;
        this.stderr = stderr;
        this.output = new RandomAccessFile(stdout.toFile(), "rw");
        try {
            this.errors = new RandomAccessFile(stderr.toFile(), "rw");
        } catch (IOException e) {
            output.close();
            throw e;
        }
    }

    Path stdout() {
        return stdout;
    }

    Path stderr() {
        return stderr;
    }

    /** Collect at most {@code limit} bytes of the next command's output. */
    OutputFile newOutput(int limit) throws IOException {
        return OutputFile.emptied(stdout, output, limit);
    }

    /** Collect at most {@code limit} bytes of the next command's errors. */
    OutputFile newErrors(int limit) throws IOException {
        return OutputFile.emptied(stderr, errors, limit);
    }

    /** Remove the files. */
    @Override
    public void close() throws IOException {
        try (output;
                errors) {
            Files.deleteIfExists(stdout);
            Files.deleteIfExists(stderr);
        }
    }
}
