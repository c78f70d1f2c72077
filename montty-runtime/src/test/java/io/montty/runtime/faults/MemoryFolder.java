package io.montty.runtime.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Make the folder of a test in memory if there is such a place: what forces thousands of files would take minutes. */
public final class MemoryFolder implements TempDirFactory {

    private static final Path MEMORY = Path.of("/dev/shm");

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
        return Files.isWritable(MEMORY) && MEMORY.toFile().getUsableSpace() > 256L << 20
                ? Files.createTempDirectory(MEMORY, "montty-test")
                : Files.createTempDirectory("montty-test");
    }
}
