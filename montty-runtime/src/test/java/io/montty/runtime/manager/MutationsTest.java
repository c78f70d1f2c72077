package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.faults.MemoryFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dmutations=100000} tries as many. */
class MutationsTest {

    private static final int INPUTS = Integer.getInteger("mutations", 4_000);
    private static final long SEED = Long.getLong("mutations.seed", 20_260_131);

    @TempDir(factory = MemoryFolder.class)
    private Path root;

    @Test
    void readsWhateverInputsTurnIntoWithLittleMemory() throws Exception {
        Process process = ManagerProcess.java(
                Mutations.class,
                List.of("-Xmx64m", "-XX:+UseSerialGC"),
                root.toString(),
                String.valueOf(INPUTS),
                String.valueOf(SEED));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor())
                .as("how the process with seed %s ended", SEED)
                .isZero();
        System.out.print(said);
    }
}
