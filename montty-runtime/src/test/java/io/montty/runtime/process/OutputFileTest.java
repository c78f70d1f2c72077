package io.montty.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    @TempDir
    private Path folder;

    @Test
    void isReadAlsoByAThreadThatIsInterrupted() throws Exception {
        Path path = folder.resolve("output");
        OutputFile file = new OutputFile(path, 1000);
        Files.writeString(path, "x".repeat(2_000_000));
        Thread.currentThread().interrupt();

        try {
            file.trim();
            assertThat(file.printed().text()).hasSize(1000);
            assertThat(file.tail()).isEmpty();
            assertThat(file.printed().cut()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(path).isEmptyFile();
    }
}
